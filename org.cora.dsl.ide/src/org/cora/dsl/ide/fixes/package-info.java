// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * Quick fixes.
 */
package org.cora.dsl.ide.fixes;
