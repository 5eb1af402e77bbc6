// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Planning again for a program whose traffic has changed, in the time that a controller has. */
package org.cora.planner.replan;
