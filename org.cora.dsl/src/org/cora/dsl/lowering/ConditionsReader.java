// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Condition;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Phase;
import org.cora.dsl.cora.Traffic;
import org.cora.dsl.validation.IssueCodes;
import org.cora.dsl.validation.Suggestions;
import org.cora.ir.spec.TrafficSpec.Conditions;
import org.cora.ir.unit.Dimension;

/** Reads what a phase says of host and card: {@code with cores 4, insertions 50 %, transfers 95 %}. */
final class ConditionsReader {

	private static final String CORES = "cores";
	private static final String INSERTIONS = "insertions";
	private static final String TRANSFERS = "transfers";
	private static final List<String> NAMES = List.of(CORES, INSERTIONS, TRANSFERS);
	private static final double MOST_CORES = 1024;
	/** Fewer changes than one in a thousand of the card's rate are as good as none. */
	private static final double LEAST_INSERTIONS = 0.001;

	private final Reporter reporter;
	private final Amounts amounts;
	private boolean fine = true;

	ConditionsReader(Reporter reporter) {
		this.reporter = reporter;
		this.amounts = new Amounts(reporter);
	}

	Optional<Conditions> read(Phase phase) {
		if (((Traffic) phase.eContainer()).getPhases().get(0) == phase) {
			reporter.error(IssueCodes.INVALID_PHASE, "The first phase is what plans are made for; 'with' is for those that follow",
					phase, Literals.PHASE__CONDITIONS);
			return Optional.empty();
		}
		int cores = 0;
		double insertions = 1;
		double transfers = 1;
		Set<String> seen = new HashSet<>();
		for (Condition condition : phase.getConditions()) {
			String name = condition.getName();
			if (name == null || condition.getValue() == null) {
				fine = false;
			} else if (!NAMES.contains(name)) {
				fail(IssueCodes.UNKNOWN_SETTING, "A phase can say how many cores the host has left, the rate of insertions, and what share of transfers arrive",
						condition, Suggestions.nearest(name, NAMES).stream().toArray(String[]::new));
			} else if (!seen.add(name)) {
				fail(IssueCodes.DUPLICATE_SETTING, "'" + name + "' is set twice", condition);
			} else if (name.equals(CORES)) {
				cores = cores(condition);
			} else if (name.equals(INSERTIONS)) {
				insertions = share(condition, LEAST_INSERTIONS);
			} else {
				transfers = share(condition, 0);
			}
		}
		return fine ? Optional.of(new Conditions(cores, insertions, transfers)) : Optional.empty();
	}

	private int cores(Condition condition) {
		Optional<Double> cores = amounts.in(Dimension.COUNT, "'cores'", condition.getValue(), 1, MOST_CORES);
		fine &= cores.isPresent();
		if (cores.isPresent() && cores.get() != Math.rint(cores.get())) {
			fail(IssueCodes.NUMBER_RANGE, "The number of cores is whole", condition);
		}
		return cores.map(Double::intValue).orElse(0);
	}

	private double share(Condition condition, double least) {
		Optional<Double> share = amounts.in(Dimension.FRACTION, "'" + condition.getName() + "'", condition.getValue(), least, 1);
		fine &= share.isPresent();
		return share.orElse(1.0);
	}

	private void fail(String code, String message, Condition condition, String... data) {
		reporter.error(code, message, condition, null, data);
		fine = false;
	}
}
