// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** What differs between two plans of one offload, and why. */
package org.cora.planner.diff;
