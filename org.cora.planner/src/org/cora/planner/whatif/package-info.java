// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** A plan as a function of one parameter: what happens to cores, throughput and latency, and where the plan changes shape. */
package org.cora.planner.whatif;
