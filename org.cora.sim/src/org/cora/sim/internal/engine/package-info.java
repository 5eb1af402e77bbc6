// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * One simulated run. {@code Engine} takes packets and events in the order of time; {@code Wires}, {@code NicSide} and
 * {@code HostSide} are what packets go through, {@code Handlers} runs the program on each side's store, {@code PathCosts}
 * says what a way through a handler costs, {@code Steering} is the flow table, {@code SimDataplane} what the runtime steers,
 * {@code RuntimeLoop} the runtime itself.
 */
package org.cora.sim.internal.engine;
