// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** From a name to its declaration, in a file or in the standard library, and to all its uses. */
package org.cora.dsl.ui.navigation;
