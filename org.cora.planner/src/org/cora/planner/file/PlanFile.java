// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.file.WholeFile;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.planner.plan.Plan;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;

/** Reads and writes {@code .coraplan} files: the plan with its state-flow graph, as XMI. Touches no global registry. */
public final class PlanFile {

	/** Newest version of the format that this program reads, and the one it writes. */
	public static final int SCHEMA = 1;

	/** Longest file that is read; a plan of 200 states and 200 classes has about a hundredth. */
	static final long MOST_BYTES = 64_000_000;

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
	 * Reads a plan. What the file says is data only: other documents it refers to are never opened, nor are types other
	 * than those of plans and graphs made; reading ends at the first thing that isn't right, so that memory and time are
	 * bounded by the size.
	 *
	 * @throws CoraException if there is no such file, it is too large, it holds no plan, or one of a newer version
	 */
	public static Plan load(Path file) {
		if (!Files.isRegularFile(file)) {
			throw new CoraException("unreadable", "can't read " + file + ": there is no such file");
		}
		Plan plan;
		try {
			if (Files.size(file) > MOST_BYTES) {
				throw new CoraException("unreadable", "can't read " + file + ": it is too large for a plan ("
						+ Quantity.format(Files.size(file), Dimension.SIZE) + ", at most "
						+ Quantity.format(MOST_BYTES, Dimension.SIZE) + ")");
			}
			try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
				plan = PlanReader.read(stream);
			}
		} catch (NotAPlanException e) {
			throw new CoraException("not-a-plan", file + " is not a Cora plan: " + e.getMessage(), e);
		} catch (IOException e) {
			throw new CoraException("unreadable", "can't read " + file + ": " + e.getMessage(), e);
		}
		if (plan.getSchema() > SCHEMA) {
			throw new CoraException("newer-plan", file + " was written by a newer Cora (format " + plan.getSchema() + ")");
		}
		return plan;
	}
}
