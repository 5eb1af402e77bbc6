// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Says why a plan is as it is. */
package org.cora.planner.explain;
