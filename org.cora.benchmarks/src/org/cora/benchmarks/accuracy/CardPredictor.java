// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import java.util.HashMap;
import java.util.Map;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.RoutineAccess;
import org.cora.nicmodel.performance.Demand;
import org.cora.nicmodel.performance.PerformanceModel;
import org.cora.nicmodel.performance.SideDemand;
import org.cora.nicmodel.performance.Wire;
import org.cora.sim.card.CardWork.Call;

/**
 * Throughput of a measured program by the performance model that the planner uses, on a card whose NIC model has the
 * program's routines. It gets a {@link Case}, which has no measured value, and knows nothing else of a measurement.
 */
public final class CardPredictor implements Predictor {

	private static final double MILLION = 1e6;
	/** The measurements were made with the shortest packets, so that the wire is no limit; without checksum. */
	private static final double PACKET_BYTES = 60;

	private final NicModel nic;
	private final HostModel host;
	private final OperationList operations;
	private final Map<Integer, PerformanceModel> models = new HashMap<>();

	/** @param host any; none of the programs uses it */
	public CardPredictor(NicModel nic, HostModel host) {
		this.nic = nic;
		this.host = host;
		operations = new OperationList(nic);
	}

	@Override
	public double mpps(Case input) {
		PerformanceModel model = models.computeIfAbsent(input.cores(), c -> new PerformanceModel(nic, host, 0, c));
		return model.evaluate(demand(input)).capacity() / MILLION;
	}

	private Demand demand(Case input) {
		SideDemand side = new SideDemand();
		side.addPackets(1);
		side.addWork(nic.getPacketCycles(), 0, 0);
		for (Call call : operations.of(input)) {
			side.addCalls(call.routine(), call.times());
			if (call.oneAddress()) {
				oneAddress(side, call);
			}
		}
		return new Demand(1, PACKET_BYTES, side, new SideDemand(), 0, 0, Wire.single(PACKET_BYTES), 0, 0, Map.of(), 0, 0, 0, 0);
	}

	private void oneAddress(SideDemand side, Call call) {
		for (RoutineAccess access : call.routine().getAccess()) {
			for (MemoryLevel level : nic.getMemory()) {
				if (access.getName().equals(level.getName())) {
					double busy = access.getReads() * level.getReadCycles() + access.getWrites() * level.getWriteCycles()
							+ access.getAtomics() * level.getAtomicCycles();
					side.addMemory(level.getName(), 0, 0, 0, 0, call.times() * busy * level.getSameAddressFactor());
				}
			}
		}
	}
}
