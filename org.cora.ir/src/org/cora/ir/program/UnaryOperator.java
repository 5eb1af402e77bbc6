// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.program;

/** Operations with one operand. */
public enum UnaryOperator {
	/** The operand, cut or zero-extended to the target's width. */
	COPY,
	/** 1 if the operand is 0, else 0. */
	NOT,
	/** All bits flipped. */
	COMPLEMENT
}
