// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Telling steering classes apart, packet by packet. */
package org.cora.planner.steering;
