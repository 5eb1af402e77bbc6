// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Plans as plain values, for machines to read. */
package org.cora.planner.report;
