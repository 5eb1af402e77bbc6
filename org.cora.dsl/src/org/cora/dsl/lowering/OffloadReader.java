// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.AdaptClause;
import org.cora.dsl.cora.AdaptOption;
import org.cora.dsl.cora.Chain;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.GoalClause;
import org.cora.dsl.cora.KeepClause;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Offload;
import org.cora.dsl.cora.OffloadClause;
import org.cora.dsl.cora.OnClause;
import org.cora.dsl.cora.RunClause;
import org.cora.dsl.cora.SubjectClause;
import org.cora.dsl.cora.UnderClause;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.validation.IssueCodes;
import org.cora.dsl.validation.Suggestions;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Adaptation;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.ir.spec.OffloadSpec.Order;
import org.cora.ir.spec.OffloadSpec.Pin;
import org.cora.ir.spec.OffloadSpec.Relation;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.unit.Dimension;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/** Reads what an offload asks for. */
public final class OffloadReader {

	/** Predictors of the runtime that an author can ask for by name. */
	public static final List<String> PREDICTORS = List.of("auto", "last", "ewma", "holt", "holt-winters", "regression");
	private static final int MAX_CORES = 1024;

	private final Offload offload;
	private final Reporter reporter;
	private final Amounts amounts;
	private final Map<Class<?>, OffloadClause> clauses = new HashMap<>();
	private boolean fine = true;

	private OffloadReader(Offload offload, Reporter reporter) {
		this.offload = offload;
		this.reporter = reporter;
		this.amounts = new Amounts(reporter);
	}

	/** Reads an offload and reports what is wrong with it; empty if something is. */
	public static Optional<OffloadSpec> read(Offload offload, Reporter reporter) {
		return new OffloadReader(offload, reporter).read();
	}

	private Optional<OffloadSpec> read() {
		collect();
		Optional<RunClause> run = required(RunClause.class, "run", "run NF");
		Optional<OnClause> on = required(OnClause.class, "on", "on NIC with HOST");
		Optional<UnderClause> under = required(UnderClause.class, "under", "under TRAFFIC");
		List<Constraint> constraints = new ArrayList<>();
		Objective objective = goal(constraints);
		clause(SubjectClause.class).ifPresent(subject -> subject.getConstraints().forEach(c -> constraint(c, constraints)));
		List<Pin> pins = pins();
		Optional<Adaptation> adaptation = clause(AdaptClause.class).flatMap(this::adaptation);
		int cores = on.map(this::cores).orElse(0);
		Optional<TrafficSpec> traffic = under.flatMap(this::traffic);
		boolean resolved = run.filter(r -> isThere(r.getRunnable())).isPresent() && traffic.isPresent()
				&& on.filter(o -> isThere(o.getNic()) && isThere(o.getHost())).isPresent();
		return fine && resolved ? Optional.of(new OffloadSpec(offload.getName(), runName(run.get()),
				on.get().getNic().getName(), on.get().getHost().getName(), cores, traffic.get(), objective, constraints, pins,
				adaptation, Sources.of(offload, Names.feature(offload)))) : Optional.empty();
	}

	private static String runName(RunClause run) {
		return QualifiedNames.of((Declaration) run.getRunnable());
	}

	private static boolean isThere(EObject object) {
		return object != null && !object.eIsProxy();
	}

	private void collect() {
		for (OffloadClause clause : offload.getClauses()) {
			Class<?> kind = clause.eClass().getInstanceClass();
			if (!(clause instanceof KeepClause) && clauses.putIfAbsent(kind, clause) != null) {
				fail(IssueCodes.DUPLICATE_SETTING, "There is such a clause already", clause, null);
			}
		}
	}

	private <T extends OffloadClause> Optional<T> clause(Class<T> kind) {
		return Optional.ofNullable(kind.cast(clauses.get(kind)));
	}

	private <T extends OffloadClause> Optional<T> required(Class<T> kind, String word, String example) {
		Optional<T> clause = clause(kind);
		if (clause.isEmpty()) {
			fail(IssueCodes.MISSING_CLAUSE, "The offload doesn't say '" + example + "'", offload, Names.feature(offload), word);
		}
		return clause;
	}

	private Objective goal(List<Constraint> constraints) {
		Optional<GoalClause> goal = clause(GoalClause.class);
		if (goal.isEmpty() || goal.get().getDirection() == null || goal.get().getMetric() == null) {
			return Objective.MINIMISE_CORES;
		}
		goal.get().getConstraints().forEach(c -> constraint(c, constraints));
		boolean minimise = goal.get().getDirection().startsWith("mini");
		String wanted = minimise ? "cores" : "throughput";
		if (!goal.get().getMetric().equals(wanted)) {
			fail(IssueCodes.INVALID_GOAL, "One can minimise cores or maximise throughput", goal.get(),
					Literals.GOAL_CLAUSE__METRIC, wanted);
		}
		return minimise ? Objective.MINIMISE_CORES : Objective.MAXIMISE_THROUGHPUT;
	}

	private void constraint(org.cora.dsl.cora.Constraint written, List<Constraint> constraints) {
		if (written.getMetric() == null || written.getRelation() == null || written.getBound() == null) {
			fine = false;
			return;
		}
		Optional<Metric> metric = List.of(Metric.values()).stream()
				.filter(m -> m.name().toLowerCase(Locale.ROOT).equals(written.getMetric())).findFirst();
		if (metric.isEmpty()) {
			fail(IssueCodes.INVALID_GOAL, "There is no figure '" + written.getMetric()
					+ "'; there are throughput, p99, loss and cores", written, Literals.CONSTRAINT__METRIC,
					Suggestions.nearest(written.getMetric(), List.of("throughput", "p99", "loss", "cores")).stream()
							.toArray(String[]::new));
			return;
		}
		Dimension dimension = switch (metric.get()) {
			case THROUGHPUT -> Dimension.PACKET_RATE;
			case P99 -> Dimension.TIME;
			case LOSS -> Dimension.FRACTION;
			case CORES -> Dimension.COUNT;
		};
		Relation relation = List.of(Relation.values()).stream().filter(r -> r.symbol().equals(written.getRelation()))
				.findFirst().orElseThrow();
		boolean sensible = metric.get() == Metric.THROUGHPUT ? relation == Relation.AT_LEAST : relation != Relation.AT_LEAST;
		if (!sensible) {
			fail(IssueCodes.INVALID_GOAL, "'" + written.getMetric() + "' is bounded from "
					+ (metric.get() == Metric.THROUGHPUT ? "below: >=" : "above: <="), written, Literals.CONSTRAINT__RELATION,
					metric.get() == Metric.THROUGHPUT ? Relation.AT_LEAST.symbol() : Relation.AT_MOST.symbol());
		}
		double most = dimension == Dimension.FRACTION ? 1 : 1e15;
		Optional<Double> bound = amounts.in(dimension, "'" + written.getMetric() + "'", written.getBound(), 0, most);
		fine &= bound.isPresent();
		bound.ifPresent(b -> constraints.add(new Constraint(metric.get(), relation, b, Sources.of(written))));
	}

	private List<Pin> pins() {
		List<Pin> pins = new ArrayList<>();
		Set<Object> seen = new HashSet<>();
		for (OffloadClause clause : offload.getClauses()) {
			if (!(clause instanceof KeepClause keep)) {
				continue;
			}
			if (!isThere(keep.getState()) || keep.getSide() == null) {
				fine = false;
			} else if (!seen.add(keep.getState())) {
				fail(IssueCodes.DUPLICATE_SETTING, "It is said already where to keep '" + keep.getState().getName() + "'", keep,
						Literals.KEEP_CLAUSE__STATE);
			} else {
				pins.add(new Pin(stateName(keep), Side.valueOf(keep.getSide().toUpperCase(Locale.ROOT)), Sources.of(keep)));
			}
		}
		return pins;
	}

	private String stateName(KeepClause keep) {
		boolean chain = clause(RunClause.class).filter(r -> r.getRunnable() instanceof Chain).isPresent();
		String name = keep.getState().getName();
		return chain ? ((Nf) keep.getState().eContainer()).getName() + "." + name : name;
	}

	private Optional<Adaptation> adaptation(AdaptClause adapt) {
		Optional<Double> every = amounts.in(Dimension.TIME, "The interval", adapt.getInterval(), 1000, 1e15);
		fine &= every.isPresent();
		Map<String, String> options = new LinkedHashMap<>();
		options.put("predict", "holt-winters");
		options.put("order", "strict");
		Set<String> seen = new HashSet<>();
		for (AdaptOption option : adapt.getOptions()) {
			if (option.getName() == null || !seen.add(option.getName())) {
				fail(IssueCodes.DUPLICATE_SETTING, "This is set twice", option, Literals.ADAPT_OPTION__NAME);
			} else if (isKnown(option)) {
				options.put(option.getName(), option.getValue());
			}
		}
		return every.map(nanos -> new Adaptation(Math.round(nanos), options.get("predict"),
				Order.valueOf(options.get("order").toUpperCase(Locale.ROOT)), Map.of()));
	}

	private boolean isKnown(AdaptOption option) {
		List<String> values = switch (option.getName()) {
			case "predict" -> PREDICTORS;
			case "order" -> List.of("strict", "weak");
			default -> List.of();
		};
		if (values.isEmpty()) {
			fail(IssueCodes.UNKNOWN_SETTING, "One can set predict and order here", option, Literals.ADAPT_OPTION__NAME,
					Suggestions.nearest(option.getName(), List.of("predict", "order")).stream().toArray(String[]::new));
		} else if (option.getValue() == null || !values.contains(option.getValue())) {
			fail(IssueCodes.INVALID_SETTING, "'" + option.getName() + "' is one of " + String.join(", ", values), option, null);
			return false;
		}
		return !values.isEmpty();
	}

	private int cores(OnClause on) {
		if (on.getCores() == null) {
			return 0;
		}
		Optional<Double> cores = amounts.in(Dimension.COUNT, "'cores'", on.getCores(), 1, MAX_CORES);
		fine &= cores.isPresent();
		return cores.map(Double::intValue).orElse(0);
	}

	private Optional<TrafficSpec> traffic(UnderClause under) {
		return isThere(under.getTraffic()) ? TrafficReader.read(under.getTraffic(), under.getSettings(), under, reporter)
				: Optional.empty();
	}

	private void fail(String code, String message, EObject where, EStructuralFeature feature, String... data) {
		reporter.error(code, message, where, feature, data);
		fine = false;
	}
}
