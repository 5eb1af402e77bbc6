// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.file.WholeFile;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.PlanPackage;
import org.cora.planner.stateflow.StateflowPackage;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;

/** Reads and writes {@code .coraplan} files: the plan with its state-flow graph, as XMI. Touches no global registry. */
public final class PlanFile {

	/** Newest version of the format that this program reads, and the one it writes. */
	public static final int SCHEMA = 1;

	private static final long MOST_BYTES = 256L << 20;

	private PlanFile() {
	}

	/**
	 * Writes the plan, whole or not at all.
	 *
	 * @throws CoraException if that fails
	 */
	public static void save(Plan plan, Path file) {
		XMIResourceImpl resource = new XMIResourceImpl(URI.createURI("plan.coraplan"));
		resource.getContents().add(EcoreUtil.copy(plan));
		try (WholeFile whole = WholeFile.create(file)) {
			resource.save(whole.stream(), Map.of(XMLResource.OPTION_ENCODING, "UTF-8"));
			whole.commit();
		} catch (IOException e) {
			throw new CoraException("unwritable", "can't write " + file + ": " + e.getMessage(), e);
		}
	}

	/**
	 * Reads a plan.
	 *
	 * @throws CoraException if there is no such file, it holds no plan, or one of a newer version
	 */
	public static Plan load(Path file) {
		if (!Files.isRegularFile(file)) {
			throw new CoraException("unreadable", "can't read " + file + ": there is no such file");
		}
		try (InputStream stream = Files.newInputStream(file)) {
			if (Files.size(file) > MOST_BYTES) {
				throw new CoraException("unreadable", "can't read " + file + ": it is too large for a plan");
			}
			return read(stream, file);
		} catch (IOException | RuntimeException e) {
			if (e instanceof CoraException known) {
				throw known;
			}
			throw new CoraException("not-a-plan", file + " is not a Cora plan", e);
		}
	}

	private static Plan read(InputStream stream, Path file) throws IOException {
		ResourceSetImpl set = new ResourceSetImpl();
		set.getPackageRegistry().put(PlanPackage.eNS_URI, PlanPackage.eINSTANCE);
		set.getPackageRegistry().put(StateflowPackage.eNS_URI, StateflowPackage.eINSTANCE);
		XMIResourceImpl resource = new XMIResourceImpl(URI.createURI("plan.coraplan"));
		set.getResources().add(resource);
		resource.load(stream, Map.of());
		if (resource.getContents().size() == 1 && resource.getContents().get(0) instanceof Plan plan
				&& plan.getGraph() != null) {
			if (plan.getSchema() > SCHEMA) {
				throw new CoraException("newer-plan", file + " was written by a newer Cora (format " + plan.getSchema()
						+ ")");
			}
			resource.getContents().clear();
			return plan;
		}
		throw new CoraException("not-a-plan", file + " is not a Cora plan");
	}
}
