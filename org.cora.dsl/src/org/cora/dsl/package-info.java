// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * The Cora language: grammar ({@code Cora.xtext}) and how its parts are put together. Who wants to compile a file goes to
 * {@link org.cora.dsl.compiler}; who wants an editor goes to {@code org.cora.dsl.ide}.
 */
package org.cora.dsl;
