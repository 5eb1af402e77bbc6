// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.explain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.planner.evaluate.Evaluation;
import org.cora.planner.search.PlanningProblem;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * The nearest change of the binding figure of the card that makes a better plan possible: found by planning again with
 * larger and larger values, narrowed down by halving, so that it is verified by construction.
 */
final class Counterfactual {

	private static final List<Double> FACTORS = List.of(1.25, 1.5, 2.0, 4.0, 8.0);
	private static final int HALVINGS = 3;
	/** Host cores that a change must save, as a share and in cores, to be worth telling. */
	private static final double WORTH = 0.05;
	private static final double WORTH_CORES = 0.02;

	/** A figure of a card: how to name it, read it and scale it. */
	private record Knob(String name, Dimension dimension, double value, Function<Double, NicModel> scaled) {

		/** The figure scaled, as the changed model has it: counts are whole. */
		String at(double factor) {
			double scaledValue = value * factor;
			return Quantity.format(dimension == Dimension.COUNT ? Math.ceil(scaledValue) : scaledValue, dimension);
		}
	}

	private Counterfactual() {
	}

	/** A sentence such as {@code with insert-rate at 300 k/s it would need 0.31 host cores}; empty if nothing helps. */
	static Optional<String> find(PlanningProblem problem, Evaluation now, String binding, Function<PlanningProblem,
			Evaluation> replan) {
		Optional<Knob> knob = knob(problem.nic(), binding);
		if (knob.isEmpty() || knob.get().value() <= 0 || now.feasible() && now.hostCores() < WORTH_CORES) {
			return Optional.empty();
		}
		double before = 1;
		for (double factor : FACTORS) {
			Optional<Evaluation> better = better(problem, now, knob.get(), factor, replan);
			if (better.isPresent()) {
				return Optional.of(narrow(problem, now, knob.get(), before, factor, better.get(), replan));
			}
			before = factor;
		}
		return Optional.empty();
	}

	private static Optional<Evaluation> better(PlanningProblem problem, Evaluation now, Knob knob, double factor,
			Function<PlanningProblem, Evaluation> replan) {
		Evaluation then = replan.apply(problem.on(knob.scaled().apply(factor), problem.host()));
		boolean helps = then != null && then.feasible() && (!now.feasible()
				|| then.hostCores() < Math.min(now.hostCores() * (1 - WORTH), now.hostCores() - WORTH_CORES));
		return helps ? Optional.of(then) : Optional.empty();
	}

	private static String narrow(PlanningProblem problem, Evaluation now, Knob knob, double low, double high,
			Evaluation found,
			Function<PlanningProblem, Evaluation> replan) {
		double below = low;
		double above = high;
		Evaluation then = found;
		for (int i = 0; i < HALVINGS; i++) {
			double middle = (below + above) / 2;
			Optional<Evaluation> better = better(problem, now, knob, middle, replan);
			if (better.isPresent()) {
				above = middle;
				then = better.get();
			} else {
				below = middle;
			}
		}
		return String.format(Locale.ROOT, "with %s at %s instead of %s it would need %s host cores%s", knob.name(),
				knob.at(above), knob.at(1),
				Explainer.cores(then.hostCores()), now.feasible() ? " instead of " + Explainer.cores(now.hostCores())
						: "");
	}

	private static Optional<Knob> knob(NicModel nic, String binding) {
		if (binding.startsWith("memory ")) {
			String name = binding.substring("memory ".length());
			return nic.getMemory().stream().filter(m -> name.equals(m.getName())).findFirst()
					.map(m -> new Knob("memory " + name, Dimension.SIZE, m.getCapacity(), f -> memory(nic, name, f)));
		}
		return switch (binding) {
			case "nic-cores", "nic-threads" -> Optional.of(new Knob("cores", Dimension.COUNT, nic.getCores(), f -> {
				NicModel copy = EcoreUtil.copy(nic);
				copy.setCores((int) Math.ceil(nic.getCores() * f));
				return copy;
			}));
			case "nic-serial heaviest flow" -> Optional.of(new Knob("clock", Dimension.FREQUENCY, nic.getClock(), f -> {
				NicModel copy = EcoreUtil.copy(nic);
				copy.setClock(nic.getClock() * f);
				return copy;
			}));
			case "packet-rate" -> Optional.of(new Knob("max-packet-rate", Dimension.PACKET_RATE, nic.getMaxPacketRate(),
					f -> {
				NicModel copy = EcoreUtil.copy(nic);
				copy.setMaxPacketRate(nic.getMaxPacketRate() * f);
				return copy;
			}));
			case "line-rate" -> Optional.of(new Knob("line-rate", Dimension.BIT_RATE, nic.getLineRate(), f -> {
				NicModel copy = EcoreUtil.copy(nic);
				copy.setLineRate(nic.getLineRate() * f);
				return copy;
			}));
			default -> table(nic, binding);
		};
	}

	private static Optional<Knob> table(NicModel nic, String binding) {
		if (nic.getFlowTable() == null) {
			return Optional.empty();
		}
		return switch (binding) {
			case "flow-inserts", "flow-deletes" -> Optional.of(new Knob("insert-rate", Dimension.EVENT_RATE,
					nic.getFlowTable().getInsertRate(), f -> {
				NicModel copy = EcoreUtil.copy(nic);
				copy.getFlowTable().setInsertRate(nic.getFlowTable().getInsertRate() * f);
				copy.getFlowTable().setDeleteRate(nic.getFlowTable().getDeleteRate() * f);
				return copy;
			}));
			case "flow-table" -> Optional.of(new Knob("flow-table entries", Dimension.COUNT, nic.getFlowTable()
					.getEntries(), f -> {
				NicModel copy = EcoreUtil.copy(nic);
				copy.getFlowTable().setEntries((long) Math.ceil(nic.getFlowTable().getEntries() * f));
				return copy;
			}));
			default -> Optional.empty();
		};
	}

	private static NicModel memory(NicModel nic, String name, double factor) {
		NicModel copy = EcoreUtil.copy(nic);
		for (MemoryLevel level : copy.getMemory()) {
			if (name.equals(level.getName())) {
				level.setCapacity(level.getCapacity() * factor);
			}
		}
		return copy;
	}
}
