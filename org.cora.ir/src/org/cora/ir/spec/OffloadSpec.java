// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.ir.source.SourceRange;

/**
 * What to offload where, and what counts: the planner's task as the author wrote it.
 *
 * @param name         as declared
 * @param nf           qualified name of the NF or chain
 * @param nic          name of the NIC model
 * @param host         name of the host model
 * @param hostCores    cores the host gives at most; 0: as many as its model has
 * @param traffic      what it is planned for
 * @param objective    what to make small or large
 * @param constraints  what must hold
 * @param pins         states the author put somewhere
 * @param adaptation   how to follow traffic; empty: the plan stays as it is
 * @param where        where it is declared
 */
public record OffloadSpec(String name, String nf, String nic, String host, int hostCores, TrafficSpec traffic,
		Objective objective, List<Constraint> constraints, List<Pin> pins, Optional<Adaptation> adaptation,
		SourceRange where) {

	public OffloadSpec {
		constraints = List.copyOf(constraints);
		pins = List.copyOf(pins);
	}

	/** What the planner optimises. */
	public enum Objective {
		/** Fewest host cores. */
		MINIMISE_CORES,
		/** Most packets per second. */
		MAXIMISE_THROUGHPUT
	}

	/** What a constraint is about. */
	public enum Metric {
		/** Packets per second carried. */
		THROUGHPUT,
		/** Latency in nanoseconds that one packet in a hundred exceeds. */
		P99,
		/** Share of packets dropped for lack of a resource. */
		LOSS,
		/** Host cores in use. */
		CORES
	}

	/** Which way a bound bounds. */
	public enum Relation {
		AT_LEAST(">="), AT_MOST("<="), EQUAL("=");

		private final String symbol;

		Relation(String symbol) {
			this.symbol = symbol;
		}

		public String symbol() {
			return symbol;
		}
	}

	/** {@code metric relation bound}, the bound in the metric's base unit. */
	public record Constraint(Metric metric, Relation relation, double bound, SourceRange where) {
	}

	/** A side of the split. */
	public enum Side {
		NIC, CPU
	}

	/** The author wants a state on one side. */
	public record Pin(String state, Side side, SourceRange where) {
	}

	/** How packets of a flow are treated while it moves. */
	public enum Order {
		/** Never reordered: buffered while the flow moves. */
		STRICT,
		/** Bounded reordering, no buffering. */
		WEAK
	}

	/**
	 * How the runtime follows the traffic.
	 *
	 * @param everyNanos control interval, above 0
	 * @param predictor  {@code last}, {@code ewma} …; a name the runtime knows
	 * @param order      what a move may do to packet order
	 * @param options    further settings by name
	 */
	public record Adaptation(long everyNanos, String predictor, Order order, Map<String, String> options) {
		public Adaptation {
			options = Map.copyOf(options);
		}
	}
}
