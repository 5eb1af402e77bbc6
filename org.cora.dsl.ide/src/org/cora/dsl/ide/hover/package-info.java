// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What is said about the thing under the mouse.
 */
package org.cora.dsl.ide.hover;
