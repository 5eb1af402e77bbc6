// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.search;

import java.util.List;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.OffloadSpec.Constraint;
import org.cora.ir.spec.OffloadSpec.Metric;
import org.cora.ir.spec.OffloadSpec.Objective;
import org.cora.ir.spec.OffloadSpec.Relation;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Pcie;
import org.cora.planner.evaluate.Evaluator;
import org.cora.planner.evaluate.LinearModel;

/**
 * The rows of the program of docs/planner.md that limit throughput, as shares of what there is: a use of 1 in a row
 * alone is all of it at the rate that has to be carried, and the p-norm of all uses must not be above 1.
 */
final class Limits {

	static final int NIC_CORES = 0;
	static final int NIC_THREADS = 1;
	static final int HOST_CORES = 2;
	static final int HOST_THREADS = 3;
	static final int BUS_PACKETS = 4;
	static final int BUS_BITS = 5;
	/** The author's bound on host cores, when throughput is maximised; stands outside the norm. */
	static final int CORES_ALLOWED = 6;
	/** What doesn't depend on the choices, when throughput is maximised. */
	static final int CONSTANT = 7;
	/** Turns of the heaviest flow on the card, whose packets are handled one after the other; per cycle of its packets. */
	static final int NIC_FLOW = 8;
	/** The same on the host. */
	static final int HOST_FLOW = 9;
	/** One row for each memory; after them one for the busiest addresses of each. */
	static final int SERVICE = 10;
	private static final double NONE = 1e6;

	final int rows;
	/** First of the rows of busiest addresses. */
	final int address;
	final boolean maximise;
	/** Exponent p of the norm, and q with 1/p + 1/q = 1. */
	final double sharpness;
	final double conjugate;
	/** What the uses of constant rows leave of the norm's ball; 0 or less if nothing. */
	final double radius;
	final double constant;
	/** Objective per host cycle and packet. */
	final double coresPerCycle;
	final double carried;
	/** Use of each row per cycle, access or crossing and packet. */
	final double[] perUnit;
	/** Use of each row per host core's worth of upkeep. */
	final double[] perCore;

	Limits(LinearModel model) {
		Evaluator on = model.evaluator();
		NicModel nic = on.nic();
		HostModel host = on.host();
		OffloadSpec spec = on.spec();
		List<MemoryLevel> memories = on.memories();
		double rate = model.packetRate();
		maximise = spec.objective() == Objective.MAXIMISE_THROUGHPUT;
		address = SERVICE + memories.size();
		rows = address + memories.size();
		sharpness = Math.max(1, nic.getKneeSharpness() > 0 ? nic.getKneeSharpness() : 1);
		conjugate = sharpness > 1 ? sharpness / (sharpness - 1) : Double.POSITIVE_INFINITY;
		carried = maximise ? 1 : on.carriedAtLeast();
		coresPerCycle = maximise ? 0 : rate / host.getClock() * carried;
		double scale = maximise || rate <= 0 ? 1 : on.neededRate() / rate;
		double needed = rate * scale;
		perUnit = new double[rows];
		perCore = new double[rows];
		perUnit[NIC_CORES] = share(needed, nic.getClock() * model.nicCores());
		perUnit[NIC_THREADS] = share(needed, nic.getClock() * model.nicCores() * Math.max(1, nic.getThreadsPerCore()));
		double cores = model.hostCores();
		host(HOST_CORES, needed, scale, host.getClock(), cores);
		host(HOST_THREADS, needed, scale, host.getClock(), cores * Math.max(1, host.getThreadsPerCore()));
		Pcie pcie = nic.getPcie();
		perUnit[BUS_PACKETS] = share(needed, pcie == null ? 0 : pcie.getPacketRate());
		perUnit[BUS_BITS] = share(needed * (on.graph().getPacketBytes() + (pcie == null ? 0 : pcie.getPacketBytes())) * 8,
				pcie == null ? 0 : pcie.getBandwidth());
		double allowed = spec.constraints().stream()
				.filter(c -> c.metric() == Metric.CORES && c.relation() != Relation.AT_LEAST)
				.mapToDouble(Constraint::bound).min().orElse(Double.POSITIVE_INFINITY);
		if (maximise && allowed > 0 && Double.isFinite(allowed)) {
			host(CORES_ALLOWED, rate, 1, host.getClock(), allowed);
		}
		perUnit[NIC_FLOW] = share(needed, nic.getClock());
		perUnit[HOST_FLOW] = share(needed, host.getClock());
		for (int m = 0; m < memories.size(); m++) {
			perUnit[SERVICE + m] = share(needed, nic.getClock());
			perUnit[address + m] = share(needed, nic.getClock()) * memories.get(m).getSameAddressFactor();
		}
		double fixed = on.constantUses(model.inserts(), scale, sharpness);
		constant = Math.pow(fixed, 1 / sharpness);
		perUnit[CONSTANT] = maximise ? constant : 0;
		radius = maximise ? 1 : fixed >= 1 + 1e-9 ? 0 : Math.pow(Math.max(0, 1 + 1e-8 - fixed), 1 / sharpness);
	}

	private void host(int row, double rate, double scale, double clock, double cores) {
		perUnit[row] = share(rate, clock * cores);
		perCore[row] = share(scale, cores);
	}

	private static double share(double used, double of) {
		return used <= 0 ? 0 : of <= 0 ? NONE : Math.min(NONE, used / of);
	}

	/** The largest weighted sum of uses that is possible within the norm's ball: the dual norm of the weights. */
	double dualNorm(double[] weights) {
		double largest = 0;
		for (int r = 0; r < rows; r++) {
			largest = r == CORES_ALLOWED ? largest : Math.max(largest, weights[r]);
		}
		if (largest == 0 || Double.isInfinite(conjugate)) {
			return largest;
		}
		double sum = 0;
		for (int r = 0; r < rows; r++) {
			sum += r == CORES_ALLOWED || weights[r] == 0 ? 0 : Math.pow(weights[r] / largest, conjugate);
		}
		return largest * Math.pow(sum, 1 / conjugate);
	}

	/** Makes the weights of throughput's rows add up to one in the dual norm. */
	void normalise(double[] weights) {
		double sum = dualNorm(weights) + weights[CORES_ALLOWED];
		for (int row = 0; row < rows; row++) {
			weights[row] /= sum;
		}
	}

	/** Whether a row's price is free. */
	boolean priced(int row) {
		return row != CORES_ALLOWED && row != CONSTANT || maximise;
	}

	/** The p-norm of uses. */
	double norm(double[] uses) {
		double sum = 0;
		for (int r = 0; r < rows; r++) {
			sum += r == CORES_ALLOWED ? 0 : Math.pow(uses[r], sharpness);
		}
		return Math.pow(sum, 1 / sharpness);
	}
}
