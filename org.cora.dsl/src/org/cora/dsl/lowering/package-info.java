// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * From the syntax tree to the IR. {@link org.cora.dsl.lowering.Lowering} turns network functions and chains into a program
 * that the IR's verifier has passed; the readers turn declarations of states, traffic and offloads into their
 * specifications. Every instruction carries the range of the source it came from.
 */
package org.cora.dsl.lowering;
