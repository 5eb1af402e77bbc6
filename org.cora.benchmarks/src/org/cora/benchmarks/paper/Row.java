// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the strategies reach in one case.
 *
 * @param cell             the case
 * @param packetsPerSecond offered
 * @param flowsPerSecond   that begin
 * @param results          one for each strategy
 * @param note             what there is to say: why offload doesn't pay here, or why a simpler way is as good; may be empty
 * @param stands           share of the samples of the card's estimates over which the outcome is the same; empty where it
 *                         wasn't asked
 * @param simulated        the same in the simulator, where asked
 */
public record Row(Cell cell, double packetsPerSecond, double flowsPerSecond, List<Result> results, String note,
		OptionalDouble stands, List<Simulated> simulated) {

	/** A saving of a baseline that is smaller than that is no measure for another one. */
	public static final double SAVES = 0.1;
	private static final double SAME = 1e-9;
	private static final List<String> BASELINES = List.of("state", "flow");

	public Row {
		results = List.copyOf(results);
		simulated = List.copyOf(simulated);
	}

	/**
	 * What one strategy reaches by the model.
	 *
	 * @param strategy    its name
	 * @param hostCores   host cores' worth of work at the offered rate; empty if it has no feasible plan
	 * @param reason      why it has none; else null
	 * @param capacityPps most packets per second with the card and the author's number of host cores; empty if no plan
	 *                    fits the card
	 * @param bound       the resource that limits those; null if there are none
	 * @param proven      whether no plan of the strategy needs fewer host cores
	 */
	public record Result(String strategy, OptionalDouble hostCores, String reason, OptionalDouble capacityPps, String bound,
			boolean proven) {
	}

	public Result of(String strategy) {
		return results.stream().filter(r -> r.strategy().equals(strategy)).findFirst().orElseThrow();
	}

	public OptionalDouble cores(String strategy) {
		return of(strategy).hostCores();
	}

	/** Share of the host cores that {@code host} needs and the strategy doesn't; empty unless both are feasible. */
	public OptionalDouble saved(String strategy) {
		OptionalDouble all = cores("host");
		OptionalDouble own = cores(strategy);
		return all.isEmpty() || own.isEmpty() || all.getAsDouble() <= 0 ? OptionalDouble.empty()
				: OptionalDouble.of(1 - own.getAsDouble() / all.getAsDouble());
	}

	/** The one of {@code state} and {@code flow} that needs fewer cores; empty if neither is feasible. */
	public Optional<Result> betterBaseline() {
		return BASELINES.stream().map(this::of).filter(r -> r.hostCores().isPresent())
				.min((a, b) -> Double.compare(a.hostCores().getAsDouble(), b.hostCores().getAsDouble()));
	}

	/** Saving of {@code cora} over that of the better baseline; empty where that one saves less than {@link #SAVES}. */
	public OptionalDouble ratio() {
		OptionalDouble own = saved("cora");
		OptionalDouble other = betterBaseline().map(b -> saved(b.strategy())).orElse(OptionalDouble.empty());
		return own.isEmpty() || other.isEmpty() || other.getAsDouble() < SAVES ? OptionalDouble.empty()
				: OptionalDouble.of(own.getAsDouble() / other.getAsDouble());
	}

	/** How many more packets {@code cora} carries with the same card and host cores than the best other, as a share. */
	public OptionalDouble acceleration() {
		OptionalDouble own = of("cora").capacityPps();
		OptionalDouble best = results.stream().filter(r -> !r.strategy().equals("cora")).map(Result::capacityPps)
				.filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble).max();
		return own.isEmpty() || best.isEmpty() || best.getAsDouble() <= 0 ? OptionalDouble.empty()
				: OptionalDouble.of(own.getAsDouble() / best.getAsDouble() - 1);
	}

	/** Whether some other strategy reaches more by the model: is feasible where it isn't, needs fewer cores, carries more. */
	public boolean worseThanBaseline() {
		Result own = of("cora");
		return results.stream().anyMatch(r -> less(r.hostCores(), own.hostCores()) || more(r.capacityPps(), own.capacityPps()));
	}

	/**
	 * Whether some other strategy reaches more in the simulator: a hundredth fewer host cores with about as few packets lost,
	 * or a hundredth of the packets fewer lost.
	 */
	public boolean worseSimulated() {
		Optional<Simulated> own = simulated.stream().filter(s -> s.strategy().equals("cora")).findFirst();
		return own.isPresent() && simulated.stream().anyMatch(s -> s.isBetterThan(own.get()));
	}

	private static boolean less(OptionalDouble other, OptionalDouble own) {
		return other.isPresent() && (own.isEmpty() || other.getAsDouble() < own.getAsDouble() - SAME
				* Math.max(1, own.getAsDouble()));
	}

	private static boolean more(OptionalDouble other, OptionalDouble own) {
		return other.isPresent() && (own.isEmpty() || other.getAsDouble() > own.getAsDouble() * (1 + SAME));
	}
}
