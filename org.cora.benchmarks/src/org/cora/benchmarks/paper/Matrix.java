// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.ArrayList;
import java.util.List;
import org.cora.benchmarks.paper.Cell.Churn;

/**
 * Which cases are compared. {@link #WHOLE} was fixed before anything was tuned, and nothing is tuned to it.
 *
 * @param nics   names of cards of the standard library
 * @param rates  shares of the card's limit
 * @param skews  Zipf exponents
 * @param churns how many flows begin
 */
public record Matrix(List<String> nics, List<Double> rates, List<Double> skews, List<Churn> churns) {

	/** All of it. */
	public static final Matrix WHOLE = new Matrix(List.of("AgilioCX40", "BlueField2"), List.of(0.3, 0.6, 0.9),
			List.of(0.6, 0.83, 1.05), List.of(Churn.LOW, Churn.LIMIT));

	public Matrix {
		nics = List.copyOf(nics);
		rates = List.copyOf(rates);
		skews = List.copyOf(skews);
		churns = List.copyOf(churns);
	}

	/** Cases of one network function, those that share a profile next to each other. */
	public List<Cell> cells(String nf) {
		List<Cell> cells = new ArrayList<>();
		for (String nic : nics) {
			for (double skew : skews) {
				for (Churn churn : churns) {
					for (double rate : rates) {
						cells.add(new Cell(nf, nic, rate, skew, churn));
					}
				}
			}
		}
		return cells;
	}
}
