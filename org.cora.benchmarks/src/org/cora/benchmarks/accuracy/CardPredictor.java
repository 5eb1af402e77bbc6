// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import java.util.HashMap;
import java.util.Map;
import org.cora.ir.diagnostic.CoraException;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Routine;
import org.cora.nicmodel.RoutineAccess;
import org.cora.nicmodel.performance.Demand;
import org.cora.nicmodel.performance.PerformanceModel;
import org.cora.nicmodel.performance.SideDemand;

/**
 * Throughput of a measured program by the performance model that the planner uses, on a card whose NIC model has the
 * program's routines. It gets a {@link Case}, which has no measured value, and knows nothing else of a measurement.
 */
public final class CardPredictor {

	private static final double MILLION = 1e6;
	/** The measurements were made with the shortest packets, so that the wire is no limit; without checksum. */
	private static final double PACKET_BYTES = 60;
	private static final String TABLE_READ = "table-read";
	private static final String SKETCH_ROW = "sketch-row";

	private final NicModel nic;
	private final HostModel host;
	private final Map<String, Routine> routines = new HashMap<>();
	private final Map<Integer, PerformanceModel> models = new HashMap<>();

	/** @param host any; none of the programs uses it */
	public CardPredictor(NicModel nic, HostModel host) {
		this.nic = nic;
		this.host = host;
		nic.getRoutine().forEach(r -> routines.put(r.getName(), r));
	}

	/** Million packets per second. */
	public double mpps(Case input) {
		PerformanceModel model = models.computeIfAbsent(input.cores(), c -> new PerformanceModel(nic, host, 0, c));
		return model.evaluate(demand(input)).capacity() / MILLION;
	}

	private Demand demand(Case input) {
		SideDemand side = new SideDemand();
		side.addPackets(1);
		side.addWork(nic.getPacketCycles(), 0, 0);
		if (input instanceof ProgramCase program) {
			calls(side, program);
		} else if (input instanceof LookupCase lookup) {
			oneAddress(side, TABLE_READ, lookup.reads());
		} else if (input instanceof SketchCase sketch) {
			oneAddress(side, SKETCH_ROW, sketch.rows());
		}
		return new Demand(1, PACKET_BYTES, side, new SideDemand(), 0, 0, 0, 0, Map.of(), 0, 0, 0, 0);
	}

	private void calls(SideDemand side, ProgramCase program) {
		for (int i = 0; i < Element.all().size(); i++) {
			String routine = Element.all().get(i).routine(program);
			double calls = program.counts().get(i);
			if (routine != null && calls > 0) {
				side.addCalls(routine(routine), calls);
			}
		}
	}

	/** Calls that all packets make with one and the same entry: the measured packets were all of one flow. */
	private void oneAddress(SideDemand side, String name, double calls) {
		Routine routine = routine(name);
		side.addCalls(routine, calls);
		for (RoutineAccess access : routine.getAccess()) {
			for (MemoryLevel level : nic.getMemory()) {
				if (access.getName().equals(level.getName())) {
					double busy = access.getReads() * level.getReadCycles() + access.getWrites() * level.getWriteCycles()
							+ access.getAtomics() * level.getAtomicCycles();
					side.addMemory(level.getName(), 0, 0, 0, 0, calls * busy * level.getSameAddressFactor());
				}
			}
		}
	}

	private Routine routine(String name) {
		Routine routine = routines.get(name);
		if (routine == null) {
			throw new CoraException("missing-routine", nic.getName() + " has no routine '" + name + "'");
		}
		return routine;
	}
}
