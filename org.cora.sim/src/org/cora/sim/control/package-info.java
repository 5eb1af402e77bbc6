// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Pausing, stepping, slowing down, watching and stopping a run, from this process or another (docs/control-channel.md). */
package org.cora.sim.control;
