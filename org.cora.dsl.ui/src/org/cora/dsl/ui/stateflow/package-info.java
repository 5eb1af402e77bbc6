// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** The State-Flow view: the planner's picture of a plan, painted, picked, linked with the source, and exported. */
package org.cora.dsl.ui.stateflow;
