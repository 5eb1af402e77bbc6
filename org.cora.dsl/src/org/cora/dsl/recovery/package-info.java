// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What is said of a text that doesn't follow the grammar: where it goes wrong in each of its parts, once, and nothing that
 * only follows from it.
 */
package org.cora.dsl.recovery;
