// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import java.util.List;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.sim.CardResets;
import picocli.CommandLine.Option;

/** Resets of the card during a run, and checkpoints of its state. */
final class ResetOptions {

	@Option(names = "--reset", paramLabel = "TIME", split = ",", converter = DurationConverter.class,
			description = "Reset the card at this virtual time, or at several.")
	private List<Long> resets = List.of();

	/** A PCI Express function has up to 100 ms for a reset (PCI Express Base Specification 5.0, 6.6.2). */
	@Option(names = "--reset-takes", paramLabel = "TIME", converter = DurationConverter.class, defaultValue = "100ms",
			description = "How long the card is away then, before its state is brought back. Default: ${DEFAULT-VALUE}.")
	private long takesNanos;

	@Option(names = "--checkpoint", paramLabel = "TIME", converter = DurationConverter.class,
			description = "Have the host keep the card's state, from checkpoints this far apart; for --reset, or to see what it costs.")
	private Long checkpointNanos;

	/** Refuses a reset that would never come. */
	void refuseAfter(long durationNanos) {
		for (long reset : resets) {
			refuseAfter("--reset", reset, durationNanos);
		}
	}

	/** Refuses something that an option wants at a time when the run is over. */
	static void refuseAfter(String option, long atNanos, long durationNanos) {
		if (atNanos >= durationNanos) {
			throw new CoraException("after-the-end", option + " " + Quantity.format(atNanos, Dimension.TIME)
					+ ": the run ends at " + Quantity.format(durationNanos, Dimension.TIME) + "; --duration makes it longer");
		}
	}

	CardResets resets() {
		boolean expected = !resets.isEmpty() || checkpointNanos != null;
		return expected ? new CardResets(resets, takesNanos, checkpointNanos == null ? 0 : checkpointNanos) : CardResets.NONE;
	}
}
