// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * From a source file to what it says: {@link org.cora.dsl.compiler.CoraCompiler} reads, checks and lowers a file and gives
 * a {@link org.cora.dsl.compiler.Compilation}: diagnostics, the program (IR), traffic, offloads, and models of NICs and
 * hosts. No set-up, no editor, no global state.
 */
package org.cora.dsl.compiler;
