// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * The outline of a file.
 */
package org.cora.dsl.ide.symbols;
