// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Checks plans, independently of how they were found. */
package org.cora.planner.validate;
