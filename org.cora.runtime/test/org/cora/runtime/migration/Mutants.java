// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import org.cora.ir.spec.OffloadSpec.Side;

/** Protocols with one step wrong: an exploration that finds nothing wrong with one of them is worth nothing. */
final class Mutants {

	private Mutants() {
	}

	/** Doesn't wait for packets on the old side. */
	static final class SkipsDrain extends StrictOrder {
		SkipsDrain(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void switched(FlowMove move) {
			sendLatest(move);
		}
	}

	/** Has the new side handle packets as soon as steering has changed. */
	static final class SwitchesBeforeCopy extends StrictOrder {
		private final MigrationEngine engine;

		SwitchesBeforeCopy(MigrationEngine engine) {
			super(engine);
			this.engine = engine;
		}

		@Override
		void switching(FlowMove move) {
			// nothing is kept
		}

		@Override
		void switched(FlowMove move) {
			engine.moved(move);
			super.switched(move);
		}
	}

	/** Installs the copy, without what has changed since. */
	static final class ForgetsLog extends StrictOrder {
		ForgetsLog(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void arrived(FlowMove move) {
			move.latest = move.snapshot;
			super.arrived(move);
		}
	}

	/** Releases what was kept before packets that came in earlier are in, when a move is undone. */
	static final class ReleasesTooEarly extends StrictOrder {
		ReleasesTooEarly(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void steered(FlowMove move, boolean accepted) {
			if (move.phase == MigrationPhase.ABORT) {
				release(move, move.migration.from, true);
			} else {
				super.steered(move, accepted);
			}
		}
	}

	/** Lets new packets pass those that were kept. */
	static final class ReleasesOutOfOrder extends StrictOrder {
		ReleasesOutOfOrder(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void arrived(FlowMove move) {
			dataplane.hold(move.flow, false, false);
			super.arrived(move);
		}

		@Override
		void applied(FlowMove move) {
			enter(move, MigrationPhase.FORGET);
			move.stays = false;
			dataplane.hold(move.flow, false, false);
			dataplane.watchDrain(move.flow);
		}

		@Override
		void drained(FlowMove move) {
			if (move.phase == MigrationPhase.FORGET) {
				release(move, move.migration.to, false);
			} else {
				super.drained(move);
			}
		}
	}

	/** Installs the entries a second time when the first kept packets have been released. */
	static final class AppliesTwice extends StrictOrder {
		AppliesTwice(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void released(FlowMove move) {
			if (!move.stays) {
				dataplane.install(move.migration.to, move.flow, move.latest);
			}
			super.released(move);
		}
	}

	/** Goes on when the flow has to go back. */
	static final class IgnoresAbort extends StrictOrder {
		IgnoresAbort(MigrationEngine engine) {
			super(engine);
		}

		@Override
		boolean abort(FlowMove move) {
			return true;
		}
	}

	/** Takes it that there was room, whatever the new side says. */
	static final class IgnoresRefusal extends StrictOrder {
		private final MigrationEngine engine;

		IgnoresRefusal(MigrationEngine engine) {
			super(engine);
			this.engine = engine;
		}

		@Override
		void arrived(FlowMove move) {
			dataplane.install(move.migration.to, move.flow, move.latest);
			dataplane.forget(move.migration.from, move.flow);
			engine.moved(move);
			applied(move);
		}
	}

	/** Ends without releasing what was kept. */
	static final class ForgetsKept extends StrictOrder {
		ForgetsKept(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void release(FlowMove move, Side side, boolean stays) {
			dataplane.hold(move.flow, false, false);
			end(move, stays);
		}
	}

	/** Takes changes that were lost for ones that have arrived. */
	static final class TakesLostForArrived extends StrictOrder {
		TakesLostForArrived(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void lost(FlowMove move) {
			if (move.phase == MigrationPhase.APPLY) {
				arrived(move);
			} else {
				super.lost(move);
			}
		}
	}

	/** Ends a move whose changes were lost as if nothing had been kept and steered. */
	static final class EndsWhenLost extends StrictOrder {
		EndsWhenLost(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void lost(FlowMove move) {
			end(move, true);
		}
	}

	/** Ends all moves at a reset and forgets what is kept on the host. */
	static final class ForgetsKeptAtReset extends StrictOrder {
		ForgetsKeptAtReset(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void reset(FlowMove move) {
			end(move, true);
		}
	}

	/** The host doesn't keep what has moved to the card until a checkpoint has it. */
	static final class ForgetsWhatMoved extends FlowCheckpoints {
		@Override
		public void tell(int flow, byte[] entries) {
			// nothing is known then
		}
	}

	/** A checkpoint takes the place of what the host got to know since it began. */
	static final class OverwritesNewer extends FlowCheckpoints {
		@Override
		boolean isNewer(Known before) {
			return true;
		}
	}

	/** Leaves the entries in the old store. */
	static final class LeavesEntries extends StrictOrder {
		private final MigrationEngine engine;

		LeavesEntries(MigrationEngine engine) {
			super(engine);
			this.engine = engine;
		}

		@Override
		void arrived(FlowMove move) {
			if (move.phase == MigrationPhase.APPLY && dataplane.install(move.migration.to, move.flow, move.latest)) {
				engine.moved(move);
				applied(move);
			}
		}
	}

	/** Drops the entries from the old store before the new one has them. */
	static final class DropsTooEarly extends StrictOrder {
		DropsTooEarly(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void drained(FlowMove move) {
			boolean leaves = move.phase == MigrationPhase.DRAIN;
			super.drained(move);
			if (leaves) {
				dataplane.forget(move.migration.from, move.flow);
			}
		}
	}

	/** Takes a late answer for one to the present move: applies what was sent before the move was undone. */
	static final class AppliesWhatWasUndone extends StrictOrder {
		AppliesWhatWasUndone(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void arrived(FlowMove move) {
			move.phase = MigrationPhase.APPLY;
			super.arrived(move);
		}
	}

	/** Weak order: has the old side go on while the entries are on their way. */
	static final class NeverFreezes extends WeakOrder {
		NeverFreezes(MigrationEngine engine) {
			super(engine);
		}

		@Override
		boolean isFrozen(FlowMove move) {
			return false;
		}
	}

	/** Weak order: ends when the entries have arrived, while packets are under way that others have overtaken. */
	static final class EndsTooEarly extends WeakOrder {
		EndsTooEarly(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void applied(FlowMove move) {
			enter(move, MigrationPhase.FORGET);
			end(move, false);
		}
	}

	/** Weak order: installs the copy, without what has changed since. */
	static final class ForgetsLogInWeakOrder extends WeakOrder {
		ForgetsLogInWeakOrder(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void arrived(FlowMove move) {
			move.latest = move.snapshot;
			super.arrived(move);
		}
	}

	/** Takes it that entries are as they were sent, though one has timed out on the old side since. */
	static final class BringsBackTimedOut extends StrictOrder {
		BringsBackTimedOut(MigrationEngine engine) {
			super(engine);
		}

		@Override
		boolean isUnchanged(FlowMove move) {
			return true;
		}
	}

	/** Never sends what is only counted. */
	static final class ForgetsCounts extends StrictOrder {
		ForgetsCounts(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void follow(FlowMove move) {
			// they stay behind
		}
	}

	/** Adds what is only counted a second time. */
	static final class AddsCountsTwice extends StrictOrder {
		AddsCountsTwice(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void countsArrived(FlowMove move) {
			parts.add(move.migration.to, move.flow, move.counts);
			super.countsArrived(move);
		}
	}

	/** Has the new side handle packets with what was needed when the copy was made: they are forwarded before it is there. */
	static final class ForwardsBeforeNeeded extends StrictOrder {
		ForwardsBeforeNeeded(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void arrived(FlowMove move) {
			byte[] old = move.snapshot.clone();
			System.arraycopy(move.latest, 2, old, 2, old.length - 2);
			move.latest = old;
			super.arrived(move);
		}
	}

	/** Takes counts that were lost for ones that have arrived, so nobody sends them again. */
	static final class TakesLostCountsForArrived extends StrictOrder {
		TakesLostCountsForArrived(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void countsLost(FlowMove move) {
			move.counts = null;
			if (move.over) {
				end(move, false);
			}
		}
	}

	/** Ends the move before the counts have followed, so that the flow may leave again without them. */
	static final class EndsBeforeCounts extends StrictOrder {
		private final MigrationEngine engine;

		EndsBeforeCounts(MigrationEngine engine) {
			super(engine);
			this.engine = engine;
		}

		@Override
		void end(FlowMove move, boolean stays) {
			engine.end(move, stays);
		}
	}

	/** Weak order: never sends what is only counted. */
	static final class ForgetsCountsInWeakOrder extends WeakOrder {
		ForgetsCountsInWeakOrder(MigrationEngine engine) {
			super(engine);
		}

		@Override
		void follow(FlowMove move) {
			// they stay behind
		}
	}

	/** The host forgets what a flow had counted on the card before that has come across. */
	static final class ForgetsLeftCounts extends FlowCheckpoints {
		@Override
		public void tell(int flow, byte[] entries) {
			super.tell(flow, new byte[] {entries[0], entries[1], 0, 0, 0});
		}
	}
}
