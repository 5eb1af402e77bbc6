// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import java.util.Locale;

/**
 * Something that can happen next.
 *
 * @param kind    what
 * @param subject the flow, or the bundle of a copy
 */
record Step(Kind kind, int subject) {

	/** What can happen. */
	enum Kind {
		MOVE_TO_NIC("the runtime moves flows at rest on the CPU to the card", false, true),
		MOVE_TO_CPU("the runtime moves flows at rest on the card to the CPU", false, true),
		MOVE_FLOW("the runtime moves flow %d to the other side", false, true),
		COPY_ARRIVES("the copies of bundle %d arrive", true, false),
		COPY_LOST("the copies of bundle %d are lost", false, false),
		ARRIVE("a packet of flow %d comes in", true, true),
		REACH_NIC("a packet of flow %d reaches the card from the bus", true, true),
		REACH_CPU("a packet of flow %d reaches the CPU from the bus", true, true),
		RETURNS("a kept packet of flow %d has crossed to where it is released", true, true),
		SERVE_NIC("the card takes the next packet of flow %d", true, true),
		SERVE_CPU("the CPU takes the next packet of flow %d", true, true),
		STEERED("steering of flow %d changes", true, true),
		REFUSED("the flow table refuses flow %d", false, true),
		DRAINED("the runtime hears that flow %d is drained", true, true),
		STATE_ARRIVES("the last changes of flow %d arrive", true, true),
		NO_ROOM("the last changes of flow %d arrive, but there is no room", false, true),
		STATE_LOST("the last changes of flow %d are lost", false, true),
		TIMES_OUT("an entry of flow %d times out", false, true),
		COUNTS_ARRIVE("what is only counted of flow %d arrives", true, true),
		COUNTS_LOST("what is only counted of flow %d is lost", false, true),
		CHECKPOINT("a checkpoint of the card begins", false, false),
		CHECKPOINTED("the checkpoint has come across", true, false),
		RESET("the card is reset", false, false),
		REHOME("the plan in force has packets come to the other side", false, false),
		FOLLOW("flow %d follows its packets", true, true),
		RETRY("the runtime tries those of transfer %d that was lost again", true, false),
		RELEASED("the runtime hears that nothing of flow %d is kept", true, true),
		ABORT("somebody has flow %d stay", false, true);

		private final String text;
		/** Whether it has to happen some time if it can; else it may, out of the blue. */
		final boolean isDue;
		final boolean isOfFlow;

		Kind(String text, boolean isDue, boolean isOfFlow) {
			this.text = text;
			this.isDue = isDue;
			this.isOfFlow = isOfFlow;
		}
	}

	private static final int MOST = 16;
	private static final Step[][] ALL = new Step[Kind.values().length][MOST];

	static {
		for (Kind kind : Kind.values()) {
			for (int subject = 0; subject < MOST; subject++) {
				ALL[kind.ordinal()][subject] = new Step(kind, subject);
			}
		}
	}

	static Step of(Kind kind, int subject) {
		return subject < MOST ? ALL[kind.ordinal()][subject] : new Step(kind, subject);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, kind.text, subject);
	}
}
