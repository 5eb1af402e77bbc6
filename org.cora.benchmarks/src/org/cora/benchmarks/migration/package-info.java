// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Moving many flows off a loaded card and back, simulated: how fast, and what it costs their packets. */
package org.cora.benchmarks.migration;
