// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Self-contained HTML pages with plots, light or dark as the reader's system is. */
package org.cora.planner.page;
