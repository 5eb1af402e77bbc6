// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * Executing network functions: the contract between what runs an NF and what drives it.
 *
 * <p>An {@link org.cora.exec.Executor} runs the handlers of one {@linkplain org.cora.ir.program.Nf NF} on one side (the
 * CPU's or the NIC's) against that side's own {@link org.cora.exec.StateStore}. One
 * interprets the IR ({@code org.cora.exec.interpret}), another compiles it to JVM code ({@code org.cora.exec.compile}); an
 * executor that drives the kernel can be another. Whoever drives it – {@code
 * cora exec} one packet after the other, the simulator when a simulated core serves a packet – decides the order:
 *
 * <pre>{@code
 * executor.identify(packet, port, identity);        // which flow is it? pure, nothing changes
 * int flow = flows.idOf(identity);                  // dense number, see FlowTable
 * executor.advance(packet.time());                  // what is due by then expires first
 * Verdict verdict = executor.handle(packet, port, packet.time(), flow);
 * }</pre>
 *
 * <p>A driver that keeps virtual time asks {@link org.cora.exec.Executor#nextDeadline()} to expire entries when no
 * packet comes. A driver that logs the serialisation order hears of timeouts through an
 * {@link org.cora.exec.ExpiryListener}, and replays them with {@link org.cora.exec.Executor#expire}. A debugger or
 * profiler watches each operation through an {@link org.cora.exec.ExecutionHook}; with no hook set, code that knows
 * nothing of hooks runs.
 *
 * <p>Moving a flow between sides is {@code from.extractFlow(flow, states, buffer)} and
 * {@code to.installFlow(buffer, flow)}.
 */
package org.cora.exec;
