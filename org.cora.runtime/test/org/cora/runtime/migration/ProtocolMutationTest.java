// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Each way to break the protocol is found, with the shortest sequence of steps that shows it. The sequences are those of
 * docs/migration.md.
 */
class ProtocolMutationTest {

	private static final String DOCUMENT = document();

	private static String document() {
		try {
			return Files.readString(Path.of(System.getProperty("cora.root", "..")).resolve("docs/migration.md"));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void skippedDrain() {
		assertFound(Mutants.SkipsDrain::new, 0);
	}

	@Test
	void switchBeforeCopy() {
		assertFound(Mutants.SwitchesBeforeCopy::new, 0);
	}

	@Test
	void forgottenLog() {
		assertFound(Mutants.ForgetsLog::new, 0);
	}

	@Test
	void releaseTooEarly() {
		assertFound(Mutants.ReleasesTooEarly::new, 1);
	}

	@Test
	void releaseOutOfOrder() {
		assertFound(Mutants.ReleasesOutOfOrder::new, 0);
	}

	@Test
	void appliedTwice() {
		assertFound(Mutants.AppliesTwice::new, 0);
	}

	@Test
	void ignoredRefusal() {
		assertFound(Mutants.IgnoresRefusal::new, 1);
	}

	@Test
	void ignoredAbort() {
		assertFound(Scenario.of(1, 2, 1, 0, Mutants.IgnoresAbort::new).withRoom(1));
	}

	@Test
	void forgottenKeptPackets() {
		assertFound(Mutants.ForgetsKept::new, 0);
	}

	@Test
	void lossTakenForArrival() {
		assertFound(Mutants.TakesLostForArrived::new, 1);
	}

	@Test
	void lossTakenForTheEnd() {
		assertFound(Mutants.EndsWhenLost::new, 1);
	}

	@Test
	void keptPacketsForgottenAtReset() {
		assertFound(Scenario.of(1, 2, 2, 0, Mutants.ForgetsKeptAtReset::new).withResets(1));
	}

	@Test
	void movedStateUnknownAtReset() {
		assertFound(Scenario.of(1, 2, 1, 0, StrictOrder::new).withResets(1).with(Mutants.ForgetsWhatMoved::new));
	}

	@Test
	void checkpointOverNewerState() {
		assertFound(Scenario.of(1, 2, 3, 0, StrictOrder::new).withResets(1).with(Mutants.OverwritesNewer::new));
	}

	@Test
	void packetsSentElsewhereWhileFlowsMove() {
		assertFound(Scenario.of(1, 3, 1, 0, StrictOrder::new).withRehomes(1, true));
	}

	@Test
	void entriesLeftBehind() {
		assertFound(Mutants.LeavesEntries::new, 0);
	}

	@Test
	void entriesDroppedTooEarly() {
		assertFound(Mutants.DropsTooEarly::new, 1);
	}

	@Test
	void changesAppliedAfterAnUndo() {
		assertFound(Mutants.AppliesWhatWasUndone::new, 1);
	}

	@Test
	void oldSideNeverFrozen() {
		assertFound(Mutants.NeverFreezes::new, 0);
	}

	@Test
	void weakMoveEndedTooEarly() {
		assertFound(Mutants.EndsTooEarly::new, 0);
	}

	@Test
	void forgottenLogInWeakOrder() {
		assertFound(Mutants.ForgetsLogInWeakOrder::new, 0);
	}

	@Test
	void timedOutEntriesBroughtBack() {
		assertFound(Scenario.of(1, 2, 1, 0, Mutants.BringsBackTimedOut::new).withTimeouts(1));
	}

	@Test
	void forgottenCounts() {
		assertFoundInParts(Mutants.ForgetsCounts::new, 1, 0);
		assertFoundInParts(Mutants.ForgetsCountsInWeakOrder::new, 1, 0);
	}

	@Test
	void countsAddedTwice() {
		assertFoundInParts(Mutants.AddsCountsTwice::new, 1, 0);
	}

	@Test
	void forwardedBeforeNeededFields() {
		assertFoundInParts(Mutants.ForwardsBeforeNeeded::new, 1, 0);
	}

	@Test
	void lostCountsTakenForArrived() {
		assertFoundInParts(Mutants.TakesLostCountsForArrived::new, 1, 1);
	}

	@Test
	void moveEndedBeforeCounts() {
		assertFoundInParts(Mutants.EndsBeforeCounts::new, 2, 0);
	}

	@Test
	void countsForgottenAtReset() {
		assertFound(Scenario.of(1, 2, 1, 0, StrictOrder::new).withResets(1).partially().with(Mutants.ForgetsLeftCounts::new));
	}

	private static void assertFoundInParts(Function<MigrationEngine, MoveProtocol> mutant, int migrations, int faults) {
		assertFound(Scenario.of(1, 2, migrations, faults, mutant).partially());
	}

	private static void assertFound(Function<MigrationEngine, MoveProtocol> mutant, int faults) {
		assertFound(Scenario.of(1, 2, 1, faults, mutant));
	}

	private static void assertFound(Scenario scenario) {
		Counterexample found = Counterexample.of(scenario).orElseThrow();
		assertTrue(DOCUMENT.contains("```\n" + found + "\n```"), () -> "docs/migration.md should have:\n" + found);
	}
}
