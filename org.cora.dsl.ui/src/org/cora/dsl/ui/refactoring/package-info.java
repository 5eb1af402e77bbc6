// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Changes of whole files: renaming, formatting, comments. */
package org.cora.dsl.ui.refactoring;
