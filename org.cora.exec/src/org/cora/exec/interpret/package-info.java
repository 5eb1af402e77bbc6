// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * The interpreter of the IR. Handlers are decoded once into arrays of numbers; the loop that runs them allocates
 * nothing. While a hook is set, a second, plain interpreter runs the IR's own objects and tells the hook of each.
 */
package org.cora.exec.interpret;
