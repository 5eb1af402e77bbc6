// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Planning in Eclipse: the command and its job, the plans there are, and the view that shows one. */
package org.cora.dsl.ui.plan;
