// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.ui.language.BufferLifeListener;
import org.cora.dsl.ui.language.Documents;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.PlanListener;
import org.cora.dsl.ui.plan.PlanStore;
import org.cora.dsl.ui.plan.SavedPlansJob;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.IFileBuffer;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;

/**
 * Looks, some time after an edit, whether plans of that source are stale and where the places are that they speak of.
 * Compiles in the background; a text with errors changes nothing.
 */
public final class PlanWatch extends BufferLifeListener implements PlanListener {

	/** Family of the jobs that look. */
	public static final Object FAMILY = new Object();

	private static final long PAUSE_MILLIS = 400;

	private final PlanStore store;
	private final PlanPlacements placements;
	private final PlacementDisplay display;
	private final KeptOffMarkers markers;
	private final Map<Path, Job> jobs = new ConcurrentHashMap<>();
	private final Map<IFileBuffer, IDocumentListener> open = new ConcurrentHashMap<>();

	/** @param placements is kept up to date */
	public PlanWatch(PlanStore store, PlanPlacements placements) {
		this.store = store;
		this.placements = placements;
		this.display = new PlacementDisplay(placements);
		this.markers = new KeptOffMarkers(placements);
	}

	/** Watches from now on. */
	public void start() {
		store.addListener(this);
		FileBuffers.getTextFileBufferManager().addFileBufferListener(this);
		for (IFileBuffer buffer : FileBuffers.getTextFileBufferManager().getFileBuffers()) {
			bufferCreated(buffer);
		}
	}

	/** Watches no more. */
	public void stop() {
		store.removeListener(this);
		FileBuffers.getTextFileBufferManager().removeFileBufferListener(this);
		open.forEach((buffer, listener) -> ((ITextFileBuffer) buffer).getDocument().removeDocumentListener(listener));
		Job.getJobManager().cancel(FAMILY);
	}

	@Override
	public void planned(CurrentPlan plan) {
		look(plan.source(), 0);
	}

	@Override
	public void forgotten(Path source) {
		show(source, () -> placements.remove(source));
	}

	private void look(Path source, long delay) {
		if (!store.of(source).isEmpty()) {
			jobs.computeIfAbsent(source, it -> new LookJob(it, this::examined)).schedule(delay);
		}
	}

	private void examined(Path source, Compilation compilation) {
		for (CurrentPlan plan : store.of(source)) {
			boolean stale = plan.isStaleUnder(compilation);
			store.update(plan.plan(), it -> it.stale(stale));
		}
		show(source, () -> placements.set(source, store.of(source), compilation));
	}

	/** Changes what is known, and shows it where it was and where it is now. */
	private void show(Path source, Runnable change) {
		Set<Path> files = new HashSet<>(placements.files(source));
		change.run();
		files.addAll(placements.files(source));
		display.refresh();
		markers.update(files);
	}

	@Override
	public void bufferCreated(IFileBuffer buffer) {
		Path file = Documents.file(buffer.getFileStore());
		if (file != null && file.toString().endsWith(".cora") && buffer instanceof ITextFileBuffer text) {
			IDocument document = text.getDocument();
			IDocumentListener listener = new Edits(file);
			if (open.putIfAbsent(buffer, listener) == null) {
				document.addDocumentListener(listener);
				opened(file);
			}
		}
	}

	/** The plans of a file are those of this session or, when there is none, those saved beside it. */
	private void opened(Path file) {
		if (store.of(file).isEmpty()) {
			new SavedPlansJob(file, store).schedule();
		} else {
			look(file, 0);
		}
	}

	@Override
	public void bufferDisposed(IFileBuffer buffer) {
		IDocumentListener listener = open.remove(buffer);
		if (listener instanceof Edits edits && buffer instanceof ITextFileBuffer text) {
			text.getDocument().removeDocumentListener(listener);
			if (Files.isRegularFile(edits.source)) {
				look(edits.source, PAUSE_MILLIS);
			}
		}
	}

	private final class Edits implements IDocumentListener {

		private final Path source;

		Edits(Path source) {
			this.source = source;
		}

		@Override
		public void documentAboutToBeChanged(DocumentEvent event) {
			// Only what is there afterwards matters.
		}

		@Override
		public void documentChanged(DocumentEvent event) {
			String text = event.getText();
			placements.edited(source.toString(), event.getOffset(), event.getLength(), text == null ? 0 : text.length());
			look(source, PAUSE_MILLIS);
		}
	}
}
