// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import java.util.List;
import java.util.Optional;

/**
 * All NFs and joined chains of a source file.
 *
 * @param nfs in the order of declaration
 */
public record Program(List<Nf> nfs) {

	public Program {
		nfs = List.copyOf(nfs);
	}

	/** The NF of that simple or qualified name. */
	public Optional<Nf> nf(String name) {
		return nfs.stream().filter(n -> n.name().equals(name) || n.simpleName().equals(name)).findFirst();
	}
}
