// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** What a card alone carries, driven as hard as its wires allow, with programs that are known by what they do. */
package org.cora.sim.card;
