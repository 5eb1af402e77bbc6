// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Whether a plan stands over the ranges of the figures that are estimates. */
package org.cora.planner.sensitivity;
