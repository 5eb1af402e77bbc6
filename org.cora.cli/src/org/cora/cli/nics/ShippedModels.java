// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.nics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.nicmodel.Platform;

/** The NIC and host models of the standard library. */
public final class ShippedModels {

	private static final String PACKAGE = "cora.nics.";

	private ShippedModels() {
	}

	/** NICs first, then hosts, each by name. */
	public static List<Platform> all() {
		StringBuilder imports = new StringBuilder();
		StandardLibrary.names().stream().filter(n -> n.startsWith(PACKAGE))
				.forEach(n -> imports.append("import ").append(n).append('\n'));
		Compilation library = CoraCompiler.compile(imports.toString(), "nics.cora").orThrow();
		List<Platform> models = new ArrayList<>();
		library.nics().values().stream().sorted(Comparator.comparing(Platform::getName)).forEach(models::add);
		library.hosts().values().stream().sorted(Comparator.comparing(Platform::getName)).forEach(models::add);
		return List.copyOf(models);
	}
}
