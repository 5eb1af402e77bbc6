// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Plans as files. */
package org.cora.planner.file;
