// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** What a run found, as plain values. */
package org.cora.sim.metrics;
