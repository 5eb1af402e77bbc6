// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** What plans say, in the editor: hovers and code minings, kept in place while the text is edited. */
package org.cora.dsl.ui.placement;
