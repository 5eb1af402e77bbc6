// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * The SmartNIC simulator: {@link org.cora.sim.Simulation#run} takes a plan, a card, a host and traffic and says what came
 * of it. Described in docs/simulator.md.
 */
package org.cora.sim;
