// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * From a network function and its traffic to a plan: profile, state-flow graph, search, explanation. Start at
 * {@link org.cora.planner.Planner}.
 */
package org.cora.planner;
