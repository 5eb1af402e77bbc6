// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.calibration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.cora.benchmarks.accuracy.Case;
import org.cora.benchmarks.accuracy.Element;
import org.cora.benchmarks.accuracy.LookupCase;
import org.cora.benchmarks.accuracy.Measurement;
import org.cora.benchmarks.accuracy.ProgramCase;
import org.cora.benchmarks.accuracy.SketchCase;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.ModelElement;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.NicmodelPackage.Literals;
import org.cora.nicmodel.Routine;
import org.cora.nicmodel.RoutineAccess;
import org.eclipse.emf.ecore.EAttribute;

/**
 * Turns measurements into what the fit sees of them: the performance model's limits as functions of the fitted figures.
 * A test holds them against the performance model itself.
 */
final class Observations {

	private final NicModel nic;
	private final Parameters parameters;
	private final Map<String, Routine> routines = new HashMap<>();
	private final Map<String, Integer> programs = new HashMap<>();
	/** Fixed parts of programs that do what no routine stands for; after the model's own parameters. */
	private final List<String> ownParts = new ArrayList<>();

	Observations(NicModel nic, Parameters parameters) {
		this.nic = nic;
		this.parameters = parameters;
		nic.getRoutine().forEach(r -> routines.put(r.getName(), r));
	}

	/** Names of the parameters that aren't the model's: each such program's own part. */
	List<String> ownParts() {
		return List.copyOf(ownParts);
	}

	Observation of(Measurement measurement) {
		Case input = measurement.input();
		Map<String, Double> calls = calls(input);
		List<Observation.Use> uses = new ArrayList<>();
		uses.add(cores(measurement, calls));
		boolean oneAddress = !(input instanceof ProgramCase);
		for (MemoryLevel level : nic.getMemory()) {
			memory(level, calls, oneAddress, uses);
		}
		String program = input.getClass().getSimpleName() + (input instanceof ProgramCase p && p.knownFlows())
				+ measurement.program();
		return new Observation(uses, nic.getCores() - input.cores(), measurement.measured() * 1e6,
				programs.computeIfAbsent(program, p -> programs.size()));
	}

	private Map<String, Double> calls(Case input) {
		Map<String, Double> calls = new TreeMap<>();
		if (input instanceof ProgramCase program) {
			for (Element element : Element.all()) {
				String routine = element.routine(program);
				if (routine != null && program.count(element) > 0) {
					calls.put(routine, program.count(element));
				}
			}
		} else if (input instanceof LookupCase lookup) {
			calls.put("table-read", lookup.reads());
		} else if (input instanceof SketchCase sketch) {
			calls.put("sketch-row", sketch.rows());
		}
		return calls;
	}

	private Observation.Use cores(Measurement measurement, Map<String, Double> calls) {
		Terms terms = new Terms(1 / (measurement.input().cores() * nic.getClock()));
		if (!Calibration.isDescribed(measurement.input())) {
			terms.add(ownPart(measurement.program()), 1);
		} else {
			terms.add(nic, Literals.PLATFORM__PACKET_CYCLES, 1);
			calls.forEach((name, count) -> terms.add(routines.get(name), Literals.ROUTINE__CYCLES, count));
		}
		return terms.use(true);
	}

	private int ownPart(String program) {
		if (!ownParts.contains(program)) {
			ownParts.add(program);
		}
		return parameters.names().size() + ownParts.indexOf(program);
	}

	private void memory(MemoryLevel level, Map<String, Double> calls, boolean oneAddress, List<Observation.Use> uses) {
		Terms service = new Terms(1 / nic.getClock());
		Terms address = new Terms(level.getSameAddressFactor() / nic.getClock());
		service.add(level, Literals.MEMORY_LEVEL__READ_CYCLES, level.getPacketAccesses());
		calls.forEach((name, count) -> {
			for (RoutineAccess access : routines.get(name).getAccess()) {
				if (access.getName().equals(level.getName())) {
					service.add(level, access, count);
					address.add(level, access, count);
				}
			}
		});
		if (!service.isEmpty()) {
			uses.add(service.use(false));
		}
		if (oneAddress && !address.isEmpty()) {
			uses.add(address.use(false));
		}
	}

	/** A sum that grows. */
	private final class Terms {
		private final double scale;
		private final Map<Integer, Double> factors = new TreeMap<>();
		private double constant;

		Terms(double scale) {
			this.scale = scale;
		}

		void add(MemoryLevel level, RoutineAccess access, double calls) {
			add(level, Literals.MEMORY_LEVEL__READ_CYCLES, calls * access.getReads());
			add(level, Literals.MEMORY_LEVEL__WRITE_CYCLES, calls * access.getWrites());
			add(level, Literals.MEMORY_LEVEL__ATOMIC_CYCLES, calls * access.getAtomics());
		}

		void add(ModelElement element, EAttribute attribute, double times) {
			OptionalInt parameter = parameters.indexOf(element, attribute);
			if (parameter.isPresent()) {
				add(parameter.getAsInt(), times);
			} else {
				constant += times * (double) element.eGet(attribute) * scale;
			}
		}

		void add(int parameter, double times) {
			if (times > 0) {
				factors.merge(parameter, times * scale, Double::sum);
			}
		}

		boolean isEmpty() {
			return constant == 0 && factors.isEmpty();
		}

		Observation.Use use(boolean ofCores) {
			return new Observation.Use(constant, factors.keySet().stream().mapToInt(Integer::intValue).toArray(),
					factors.values().stream().mapToDouble(Double::doubleValue).toArray(), ofCores);
		}
	}
}
