// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cora.dsl.ide.placement.PlacementFact;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.plan.EditedSource;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Markers where a plan keeps something off the NIC, with the reason. A source outside all projects has none. */
final class KeptOffMarkers extends WorkspaceJob {

	/** Type of the markers. */
	static final String TYPE = "org.cora.dsl.ui.keptOff";

	private static final List<String> ATTRIBUTES = List.of(IMarker.SEVERITY, IMarker.MESSAGE, IMarker.LINE_NUMBER,
		IMarker.CHAR_START, IMarker.CHAR_END, IMarker.LOCATION);

	private final PlanPlacements placements;
	private final ConcurrentLinkedQueue<Path> pending = new ConcurrentLinkedQueue<>();

	KeptOffMarkers(PlanPlacements placements) {
		super("Marking what is kept off the NIC");
		this.placements = placements;
		setSystem(true);
		setPriority(Job.SHORT);
	}

	@Override
	public boolean belongsTo(Object family) {
		return family == PlanWatch.FAMILY;
	}

	/** Brings the markers of these files up to date, soon. */
	void update(Set<Path> files) {
		pending.addAll(files);
		schedule();
	}

	@Override
	public IStatus runInWorkspace(IProgressMonitor monitor) {
		for (Path file : drain()) {
			EditedSource.inWorkspace(file).ifPresent(resource -> mark(file, resource));
		}
		return Status.OK_STATUS;
	}

	private Set<Path> drain() {
		Set<Path> files = new TreeSet<>();
		for (Path file = pending.poll(); file != null; file = pending.poll()) {
			files.add(file);
		}
		return files;
	}

	private void mark(Path file, IFile resource) {
		try {
			List<Map<String, Object>> wanted = new ArrayList<>();
			for (Placed one : placements.in(file.toString())) {
				if (one.fact().kind() == PlacementFact.Kind.KEPT_OFF) {
					wanted.add(attributes(one));
				}
			}
			for (IMarker marker : resource.findMarkers(TYPE, true, IResource.DEPTH_ZERO)) {
				Map<String, Object> there = new HashMap<>();
				for (String attribute : ATTRIBUTES) {
					there.put(attribute, marker.getAttribute(attribute));
				}
				if (!wanted.remove(there)) {
					marker.delete();
				}
			}
			for (Map<String, Object> attributes : wanted) {
				resource.createMarker(TYPE, attributes);
			}
		} catch (CoreException e) {
			if (resource.isAccessible()) {
				CoraUi.log("Could not mark what is kept off the NIC in " + resource.getFullPath(), e);
			}
		}
	}

	private static Map<String, Object> attributes(Placed one) {
		var where = one.fact().where();
		Map<String, Object> attributes = new HashMap<>();
		attributes.put(IMarker.SEVERITY, IMarker.SEVERITY_INFO);
		attributes.put(IMarker.MESSAGE, message(one));
		attributes.put(IMarker.LINE_NUMBER, where.line());
		attributes.put(IMarker.CHAR_START, where.offset());
		attributes.put(IMarker.CHAR_END, where.offset() + where.length());
		attributes.put(IMarker.LOCATION, "line " + where.line());
		return attributes;
	}

	private static String message(Placed one) {
		String[] sentences = one.fact().detail().split("\n\n", 2);
		String reason = sentences[sentences.length - 1].replace("\n\n", " ").strip();
		return "Kept off the NIC: " + (reason.isEmpty() ? one.name() : reason);
	}
}
