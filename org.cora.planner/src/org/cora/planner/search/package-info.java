// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Strategies: ways of choosing a split, each optimal under its own restriction, all judged by the same evaluator. */
package org.cora.planner.search;
