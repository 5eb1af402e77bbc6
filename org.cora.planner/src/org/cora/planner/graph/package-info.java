// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Puts analysis and profile together into a state-flow graph. */
package org.cora.planner.graph;
