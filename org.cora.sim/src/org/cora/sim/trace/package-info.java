// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** What happened during a run, event by event: the compact file and its export for Perfetto (docs/trace-format.md). */
package org.cora.sim.trace;
