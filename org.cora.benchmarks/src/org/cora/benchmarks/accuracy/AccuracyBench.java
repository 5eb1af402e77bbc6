// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.cora.benchmarks.Figures;

/**
 * Judges the shipped NIC models by a file of measurements. Nothing is fitted here. A sketch's measurements over several
 * paths through the program count once, by their median.
 */
public final class AccuracyBench {

	private static final String ALL = "all";

	private final Predictor.Maker maker;
	private final boolean simulates;
	private final BiConsumer<Measurement, Double> watcher;
	private final Map<Case, Double> predictions = new HashMap<>();
	private final Knees knees = new Knees();
	private final Errors errors = new Errors();
	private final Map<Case, List<Double>> overPaths = new HashMap<>();
	private int lines;
	private int blank;

	/**
	 * @param simulates whether programs are simulated packet by packet instead of put into the performance model
	 * @param watcher   told every measurement and what was predicted for it, million packets per second
	 */
	public AccuracyBench(boolean simulates, BiConsumer<Measurement, Double> watcher) {
		this.maker = simulates ? CardSimulator::new : CardPredictor::new;
		this.simulates = simulates;
		this.watcher = watcher;
	}

	/** Reads the file once, in bounded memory but for one number a line. */
	public AccuracyReport run(Path path) {
		try (MeasurementFile file = new MeasurementFile(path)) {
			ShippedCards.Card card = ShippedCards.named(file.format().model());
			Predictor predictor = maker.of(card.nic(), card.host());
			for (Measurement next = file.next(); next != null; next = file.next()) {
				lines++;
				double predicted = predictions.computeIfAbsent(next.input(), predictor::mpps);
				watcher.accept(next, predicted);
				if (next.isMeasured()) {
					judge(next, predicted);
				} else {
					blank++;
				}
			}
			medians();
			return new AccuracyReport(path.toString(), file.format().name().toLowerCase(Locale.ROOT), card.nic().getName(),
					lines, blank, simulates, errors.groups(), knees.accuracy());
		}
	}

	private void judge(Measurement measurement, double predicted) {
		double error = Math.abs(predicted / measurement.measured() - 1);
		if (measurement.input() instanceof SketchCase) {
			overPaths.computeIfAbsent(measurement.input(), c -> new ArrayList<>()).add(measurement.measured());
			return;
		}
		errors.add(ALL, error);
		knees.add(measurement, predicted);
		if (measurement.input() instanceof ProgramCase program) {
			errors.add(program.knownFlows() ? "known flows" : "new flows", error);
		} else if (measurement.input() instanceof LookupCase lookup) {
			errors.add(lookup.reads() > 0 ? "with table reads" : "without table reads", error);
		}
	}

	private void medians() {
		Map<Double, List<Double>> byRows = new TreeMap<>();
		overPaths.forEach((input, measured) -> {
			double median = Figures.quantile(0.5, measured.stream().mapToDouble(Double::doubleValue).toArray());
			byRows.computeIfAbsent(((SketchCase) input).rows(), r -> new ArrayList<>())
					.add(Math.abs(predictions.get(input) / median - 1));
		});
		byRows.values().forEach(list -> list.forEach(error -> errors.add(ALL, error)));
		byRows.forEach((rows, list) -> list.forEach(error -> errors.add(rows.intValue() + " rows", error)));
	}
}
