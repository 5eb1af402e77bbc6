// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** What a network function does under given traffic, counted while running it. */
package org.cora.planner.profile;
