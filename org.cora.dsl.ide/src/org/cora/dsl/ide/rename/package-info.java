// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * Renaming what is declared.
 */
package org.cora.dsl.ide.rename;
