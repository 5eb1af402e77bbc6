// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Reports of runs for people. */
package org.cora.sim.report;
