// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * The intermediate representation: what a program means. {@link org.cora.ir.program.Nf} is the root; executors,
 * analyses and code generators read it, front ends build it and have it checked by {@code IrVerifier}.
 */
package org.cora.ir.program;
