// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

/** One flow's own progress. What follows on what is the {@link MoveProtocol}'s business. */
final class FlowMove {

	static final long NEVER = -1;

	final int flow;
	final Migration migration;
	MigrationPhase phase = MigrationPhase.MARK;
	/** Its entries when they were copied. */
	byte[] snapshot;
	/** Its entries when the old side had handled its last packet. */
	byte[] latest;
	/** When the new side began to get its packets; NEVER if it didn't. */
	long switchedAt = NEVER;
	long drainedAt;
	/** Bytes that crossed while nobody handled its packets. */
	long lateBytes;
	/** Somebody wants it back; steering is being changed, and the answer has to come first. */
	boolean aborting;
	/** Steering is what it was before the move, or couldn't be made so. */
	boolean steeredBack;
	/** A transfer of its was lost, which is why it goes back. */
	boolean lost;
	/** What is only counted of its entries and isn't on the new side yet; null if nothing. */
	byte[] counts;
	/** Times that the counts were sent. */
	int countsSent;
	/** Its move is over but for the counts. */
	boolean over;
	/** It ends where it began. */
	boolean stays;

	FlowMove(int flow, Migration migration) {
		this.flow = flow;
		this.migration = migration;
	}
}
