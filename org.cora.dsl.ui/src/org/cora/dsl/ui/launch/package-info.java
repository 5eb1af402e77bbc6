// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Run As → Cora Offload Simulation: launch configurations with their tabs, shortcuts, the process and its console. */
package org.cora.dsl.ui.launch;
