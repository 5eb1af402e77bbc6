// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * Colours of names by their meaning.
 */
package org.cora.dsl.ide.coloring;
