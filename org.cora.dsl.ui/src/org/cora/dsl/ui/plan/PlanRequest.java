// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cora.ir.spec.OffloadSpec;
import org.eclipse.core.resources.IFile;

/**
 * What to plan.
 *
 * @param source  the source file, absolute; needn't be saved
 * @param text    what stands in the editor; empty to read the file
 * @param file    the file in the workspace; empty for one outside all projects
 * @param caret   the cursor's offset in the text; -1 where there is no cursor
 * @param offload name of the offload; empty to take the one at the cursor, or to ask
 */
public record PlanRequest(Path source, Optional<String> text, Optional<IFile> file, int caret, Optional<String> offload) {

	/** The same request for the offload of that name. */
	public PlanRequest of(String name) {
		return new PlanRequest(source, text, file, caret, Optional.of(name));
	}

	/** The offload that this asks for: by name, at the cursor, or the only one; empty when the user has to choose. */
	Optional<OffloadSpec> choose(List<OffloadSpec> offloads) {
		if (offload.isPresent()) {
			return offloads.stream().filter(spec -> spec.name().equals(offload.get())).findFirst();
		}
		Optional<OffloadSpec> touched = offloads.stream().filter(spec -> caret >= 0
			&& text.isPresent() && Extent.touches(text.get(), spec.where().offset(), caret)).findFirst();
		return touched.isPresent() || offloads.size() != 1 ? touched : Optional.of(offloads.get(0));
	}
}
