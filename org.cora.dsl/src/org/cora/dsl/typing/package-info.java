// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What expressions stand for ({@link org.cora.dsl.typing.Sort}) and of which type they are; constants; operations of
 * states. Pure functions of the syntax tree that never fail: what makes no sense is unknown.
 */
package org.cora.dsl.typing;
