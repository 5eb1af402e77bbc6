// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

import org.cora.ir.source.SourceRange;

/**
 * Where packets enter and leave an NF.
 *
 * @param name  as declared; {@code left} and {@code right} for an NF that declares none
 * @param index position among the NF's ports, from 0
 * @param where where it is declared
 */
public record Port(String name, int index, SourceRange where) {
	@Override
	public String toString() {
		return name;
	}
}
