// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** What a file is made of: the outline beside the editor, and the quick one over it. */
package org.cora.dsl.ui.outline;
