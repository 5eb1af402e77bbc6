// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Phase;
import org.cora.dsl.cora.Traffic;
import org.cora.dsl.cora.TrafficSetting;
import org.cora.dsl.validation.IssueCodes;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.Workload;
import org.cora.ir.unit.Dimension;
import org.eclipse.emf.ecore.EObject;

/** Reads what a traffic declaration says, following the ones it is based on. */
public final class TrafficReader {

	private static final int MAX_PHASES = 1000;

	private final Reporter reporter;
	private final Set<Traffic> around;

	private TrafficReader(Reporter reporter, Set<Traffic> around) {
		this.reporter = reporter;
		this.around = around;
	}

	/** Reads a declaration and reports what is wrong with it; empty if something is. */
	public static Optional<TrafficSpec> read(Traffic traffic, Reporter reporter) {
		return new TrafficReader(reporter, new HashSet<>()).phases(traffic)
				.map(phases -> new TrafficSpec(traffic.getName(), phases, Sources.of(traffic)));
	}

	/** Reads a declaration with settings changed in every phase; reports what is wrong with the changes. */
	public static Optional<TrafficSpec> read(Traffic traffic, List<TrafficSetting> changes, EObject where,
			Reporter reporter) {
		Optional<List<TrafficSpec.Phase>> phases = new TrafficReader(Reporter.SILENT, new HashSet<>()).phases(traffic);
		if (phases.isEmpty()) {
			return Optional.empty();
		}
		TrafficReader reader = new TrafficReader(reporter, new HashSet<>());
		return reader.changed(phases.get(), changes, where)
				.map(changed -> new TrafficSpec(traffic.getName(), changed, Sources.of(where)));
	}

	private Optional<List<TrafficSpec.Phase>> phases(Traffic traffic) {
		if (!around.add(traffic)) {
			return Optional.empty();
		}
		Optional<List<TrafficSpec.Phase>> phases = traffic.getPhases().isEmpty()
				? new WorkloadReader(traffic, reporter).read(traffic.getSettings(), null)
						.map(w -> List.of(new TrafficSpec.Phase(0, w)))
				: sequence(traffic);
		around.remove(traffic);
		return phases;
	}

	private Optional<List<TrafficSpec.Phase>> sequence(Traffic traffic) {
		List<TrafficSpec.Phase> all = new ArrayList<>();
		long start = 0;
		boolean fine = true;
		for (Phase phase : traffic.getPhases()) {
			boolean first = phase == traffic.getPhases().get(0);
			Optional<Long> begins = first ? first(phase) : start(phase, start);
			Optional<List<TrafficSpec.Phase>> base = base(phase);
			if (begins.isEmpty() || base.isEmpty() || all.size() + base.get().size() > MAX_PHASES) {
				fine = false;
				continue;
			}
			start = begins.get();
			for (TrafficSpec.Phase inner : base.get()) {
				all.add(new TrafficSpec.Phase(start + inner.startNanos(), inner.workload(), inner.conditions()));
			}
			start = all.get(all.size() - 1).startNanos();
		}
		return fine ? Optional.of(all) : Optional.empty();
	}

	private Optional<Long> first(Phase phase) {
		if (phase.getAfter() != null) {
			reporter.error(IssueCodes.INVALID_PHASE, "The first phase begins at once; 'after' is for those that follow",
					phase, Literals.PHASE__AFTER);
			return Optional.empty();
		}
		return Optional.of(0L);
	}

	private Optional<Long> start(Phase phase, long before) {
		if (phase.getAfter() == null) {
			reporter.error(IssueCodes.INVALID_PHASE, "Say when this phase begins, such as 'after 50 ms'", phase,
					Literals.PHASE__BASE, "after 50 ms");
			return Optional.empty();
		}
		Optional<Double> nanos = new Amounts(reporter).in(Dimension.TIME, "The start of a phase", phase.getAfter());
		if (nanos.isPresent() && nanos.get() <= before) {
			reporter.error(IssueCodes.INVALID_PHASE, "This phase must begin later than the one before; times count from the"
					+ " beginning", phase, Literals.PHASE__AFTER);
			return Optional.empty();
		}
		return nanos.map(Math::round);
	}

	private Optional<List<TrafficSpec.Phase>> base(Phase phase) {
		Traffic base = phase.getBase();
		if (base == null || base.eIsProxy()) {
			return Optional.empty();
		}
		if (around.contains(base) || leadsTo(base, (Traffic) phase.eContainer(), new HashSet<>())) {
			reporter.error(IssueCodes.RECURSIVE, "'" + base.getName() + "' is based on itself", phase, Literals.PHASE__BASE);
			return Optional.empty();
		}
		Optional<List<TrafficSpec.Phase>> phases = new TrafficReader(Reporter.SILENT, around).phases(base);
		Optional<List<TrafficSpec.Phase>> changed = phases.flatMap(p -> changed(p, phase.getSettings(), phase));
		return phase.getConditions().isEmpty() ? changed
				: new ConditionsReader(reporter).read(phase).flatMap(c -> changed.map(p -> under(p, c)));
	}

	private static List<TrafficSpec.Phase> under(List<TrafficSpec.Phase> phases, TrafficSpec.Conditions conditions) {
		return phases.stream().map(p -> new TrafficSpec.Phase(p.startNanos(), p.workload(), conditions)).toList();
	}

	private static boolean leadsTo(Traffic from, Traffic to, Set<Traffic> seen) {
		if (from == null || from.eIsProxy() || !seen.add(from)) {
			return false;
		}
		return from == to || from.getPhases().stream().anyMatch(phase -> leadsTo(phase.getBase(), to, seen));
	}

	private Optional<List<TrafficSpec.Phase>> changed(List<TrafficSpec.Phase> phases, List<TrafficSetting> settings,
			EObject where) {
		List<TrafficSpec.Phase> changed = new ArrayList<>();
		for (TrafficSpec.Phase phase : phases) {
			Optional<Workload> workload = new WorkloadReader(where, reporter).read(settings, phase.workload());
			if (workload.isEmpty()) {
				return Optional.empty();
			}
			changed.add(new TrafficSpec.Phase(phase.startNanos(), workload.get(), phase.conditions()));
		}
		return Optional.of(changed);
	}
}
