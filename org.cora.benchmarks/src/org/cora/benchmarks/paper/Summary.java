// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.cora.benchmarks.Figures;

/**
 * What a comparison comes to on one card.
 *
 * @param nic          name of the card
 * @param cases        rows
 * @param saved        share of the host cores saved, where all on the host is possible and {@code cora} is
 * @param ratio        saving over that of the better baseline, where that saves a tenth at least
 * @param acceleration more packets with equal resources, as a share
 * @param verdicts     how many cases come to what
 * @param worse        cases in which {@code cora} is worse than another strategy by the model
 * @param unproven     cases in which some strategy's search for fewest cores ended before it had proved its plan best
 */
public record Summary(String nic, int cases, Spread saved, Spread ratio, Spread acceleration, Map<Verdict, Integer> verdicts,
		int worse, int unproven) {

	/**
	 * Figures of many cases.
	 *
	 * @param count  how many there are
	 * @param least  NaN of none, as all
	 * @param median half are above
	 * @param most   the largest
	 */
	public record Spread(int count, double least, double median, double most) {

		static Spread of(List<Row> rows, Function<Row, OptionalDouble> figure) {
			double[] values = rows.stream().map(figure).filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble)
					.toArray();
			return new Spread(values.length, Figures.quantile(0, values), Figures.quantile(0.5, values),
					Figures.quantile(1, values));
		}
	}

	public Summary {
		verdicts = Map.copyOf(verdicts);
	}

	/** One for each card, in the order in which they come. */
	public static List<Summary> of(List<Row> rows) {
		return rows.stream().map(r -> r.cell().nic()).distinct().map(nic -> of(nic, rows.stream()
				.filter(r -> r.cell().nic().equals(nic)).toList())).toList();
	}

	private static Summary of(String nic, List<Row> rows) {
		Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
		rows.forEach(r -> verdicts.merge(Verdict.of(r), 1, Integer::sum));
		return new Summary(nic, rows.size(), Spread.of(rows, r -> r.saved("cora")), Spread.of(rows, Row::ratio),
				Spread.of(rows, Row::acceleration), verdicts, (int) rows.stream().filter(Row::worseThanBaseline).count(),
				(int) rows.stream().filter(r -> r.results().stream().anyMatch(s -> !s.proven())).count());
	}
}
