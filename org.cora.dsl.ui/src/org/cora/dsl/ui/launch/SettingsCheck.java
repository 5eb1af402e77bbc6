// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Unit;
import org.cora.planner.search.Strategies;

/** What is wrong with settings, in words for the dialog. Needs no look into the file's text and is quick. */
final class SettingsCheck {

	private static final double MOST_NANOS = 3600e9;
	private static final Pattern TIME = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)\\s*([a-z]+)");
	private static final Pattern SEED = Pattern.compile("-?\\d{1,18}");

	private SettingsCheck() {
	}

	/** The first thing wrong anywhere. */
	static Optional<String> all(SimulationSettings settings) {
		return offload(settings).or(() -> traffic(settings)).or(() -> runtime(settings)).or(() -> files(settings));
	}

	static Optional<String> offload(SimulationSettings settings) {
		if (settings.file().isEmpty()) {
			return Optional.of("Choose the Cora source file of the offload.");
		}
		if (SourceLocation.file(settings.file()).isEmpty()) {
			return Optional.of("There is no file " + settings.file() + ".");
		}
		if (!settings.file().endsWith(".cora")) {
			return Optional.of(settings.file() + " is not a Cora source file (*.cora).");
		}
		if (settings.offload().isEmpty()) {
			return Optional.of("Choose an offload of the file.");
		}
		boolean known = !settings.isOneRun() || Strategies.named(settings.strategy()).isPresent();
		return known ? Optional.empty() : Optional.of("There is no strategy “" + settings.strategy() + "”.");
	}

	static Optional<String> traffic(SimulationSettings settings) {
		if (!isTime(settings.duration())) {
			return Optional.of("The duration has to be a time above 0 and up to an hour, such as 200 ms or 1.5 s.");
		}
		return SEED.matcher(settings.seed()).matches() ? Optional.empty() : Optional.of("The seed has to be a whole number.");
	}

	static Optional<String> runtime(SimulationSettings settings) {
		boolean right = settings.adapt().isEmpty() || settings.adapt().equals(SimulationSettings.OFF) || isTime(settings.adapt());
		return right ? Optional.empty() : Optional.of("The control interval has to be a time above 0 and up to an hour, such as 10 ms.");
	}

	static Optional<String> files(SimulationSettings settings) {
		boolean right = settings.folder().isEmpty() || SourceLocation.folder(settings.folder()).isPresent();
		return right ? Optional.empty() : Optional.of("There is no folder " + settings.folder() + ".");
	}

	private static boolean isTime(String text) {
		Matcher matcher = TIME.matcher(text.toLowerCase(Locale.ROOT));
		if (!matcher.matches()) {
			return false;
		}
		double nanos = Unit.of(matcher.group(2)).filter(unit -> unit.dimension() == Dimension.TIME)
			.map(unit -> unit.toBase(Double.parseDouble(matcher.group(1)))).orElse(0.0);
		return nanos >= 1 && nanos <= MOST_NANOS;
	}
}
