// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What a split costs, by the performance model: from decisions to demand, from demand to resources, latency and host
 * cores. Pure; search, validator and runtime all ask the same evaluator.
 */
package org.cora.planner.evaluate;
