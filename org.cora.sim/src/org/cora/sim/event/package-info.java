// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Events in virtual time. */
package org.cora.sim.event;
