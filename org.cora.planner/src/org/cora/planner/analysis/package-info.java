// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** What can be known of a network function without running it: key origins, use of states, steering classes. */
package org.cora.planner.analysis;
