// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

/**
 * One case of the matrix.
 *
 * @param nf        name of the network function
 * @param nic       name of the card
 * @param rateShare offered packets, as a share of the rate at which the card's receive path or its line is full
 * @param skew      Zipf exponent of flow popularity
 * @param churn     how many flows begin
 */
public record Cell(String nf, String nic, double rateShare, double skew, Churn churn) {

	/** How many flows begin per second, as a share of those whose entries the card can add. */
	public enum Churn {
		/** A hundredth of what the card can add. */
		LOW("low", 0.01),
		/** Exactly as many as the card can add if every flow gets its entries. */
		LIMIT("limit", 1);

		private final String word;
		private final double share;

		Churn(String word, double share) {
			this.word = word;
			this.share = share;
		}

		/** As it is written in tables. */
		public String word() {
			return word;
		}

		/** New flows per second times entries per flow, as a share of the card's insertions per second. */
		public double share() {
			return share;
		}
	}
}
