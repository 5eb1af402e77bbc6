// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;

/** NIC models of the standard library, as the planner gets them. */
public final class ShippedCards {

	/**
	 * A card and a host to go with it.
	 *
	 * @param nic  its model
	 * @param host any that the library has
	 */
	public record Card(NicModel nic, HostModel host) {
	}

	private ShippedCards() {
	}

	/** @param qualifiedName of a model in the library */
	public static Card named(String qualifiedName) {
		Compilation library = CoraCompiler.compile("import " + qualifiedName + "\nimport cora.nics.XeonHost\n", "cards.cora")
				.orThrow();
		String name = qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
		return new Card(library.nics().get(name), library.hosts().get("XeonHost"));
	}
}
