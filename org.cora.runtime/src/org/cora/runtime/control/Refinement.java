// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

import java.util.List;
import org.cora.runtime.LoadSample;

/**
 * What the performance model says of costs, refined by what is observed: the load that a packet is to the card and to the
 * host, and how fast the card changes its flow table. The controller foresees loads with it.
 */
public final class Refinement {

	/** Weight of what the newest interval shows. */
	private static final double WEIGHT = 0.3;
	/** A side with less load than this shows little but noise. */
	private static final double LEAST_LOAD = 0.02;

	private final Model model;
	private final Average nic = new Average();
	private final Average cpu = new Average();
	private final Average updates = new Average();

	/**
	 * What is known before anything is observed.
	 *
	 * @param cardCapacity     packets per second that the card handles at most; NaN if unknown
	 * @param passingCost      what a packet that the host handles costs the card, as a share of one that the card handles
	 * @param hostCycles       host cycles for a packet; NaN if unknown
	 * @param hostClock        Hz
	 * @param updatesPerSecond changes of the card's flow table
	 */
	public record Model(double cardCapacity, double passingCost, double hostCycles, double hostClock, double updatesPerSecond) {
	}

	/** What something costs apiece: costs over pieces, both of which are forgotten. */
	private static final class Average {
		private double costs;
		private double pieces;
		long count;

		void add(double cost, double of) {
			costs += WEIGHT * (cost - costs);
			pieces += WEIGHT * (of - pieces);
			count++;
		}

		double or(double otherwise) {
			return count == 0 ? otherwise : costs / pieces;
		}
	}

	/** Begins with the model's figures. */
	public Refinement(Model model) {
		this.model = model;
	}

	/** Takes what an interval shows. A side that lost packets says nothing of what a packet costs. */
	public void observe(LoadSample sample) {
		double onCard = sample.nicPps() + model.passingCost() * sample.cpuPps();
		if (sample.nicLoad() > LEAST_LOAD && sample.nicLoad() <= 1 && onCard > 0) {
			nic.add(sample.nicLoad(), onCard);
		}
		if (sample.cpuLoad() > LEAST_LOAD && sample.cpuLoad() <= 1 && sample.cpuPps() > 0) {
			cpu.add(sample.cpuLoad() * sample.hostCores(), sample.cpuPps());
		}
		if (sample.updateRate() > 0) {
			updates.add(sample.updateRate(), 1);
		}
	}

	/** Load of the card with so many packets per second handled on it and on the host. */
	public double nicLoad(double nicPps, double cpuPps) {
		return (nicPps + model.passingCost() * cpuPps) * nicCost();
	}

	/** What a packet per second less on the card and more on the host takes off the card's load. */
	public double reliefPerPacket() {
		return nicCost() * (1 - model.passingCost());
	}

	/** Packets per second that the card handles at most; NaN if nothing is known of it. */
	public double cardCapacity() {
		double cost = nicCost();
		return cost > 0 ? 1 / cost : Double.NaN;
	}

	private double nicCost() {
		return nic.or(model.cardCapacity() > 0 ? 1 / model.cardCapacity() : 0);
	}

	/** Load of that many host cores with so many packets per second handled on them. */
	public double cpuLoad(double cpuPps, int cores) {
		return cpuPps * coreSecondsPerPacket() / Math.max(1, cores);
	}

	/** Core time of the host that a packet takes, seconds. */
	public double coreSecondsPerPacket() {
		return cpu.or(model.hostCycles() > 0 ? model.hostCycles() / model.hostClock() : 0);
	}

	/** Changes of the flow table that the card makes in a second. */
	public double updatesPerSecond() {
		return updates.or(model.updatesPerSecond());
	}

	/** Model and observation side by side. */
	public List<RefinedParameter> parameters() {
		return List.of(
				new RefinedParameter("card capacity", "packets/s", model.cardCapacity(), 1 / nic.or(Double.NaN),
						nic.count),
				new RefinedParameter("host work for a packet", "cycles", model.hostCycles(), cpu.or(Double.NaN) * model.hostClock(), cpu.count),
				new RefinedParameter("changes of the flow table", "1/s", model.updatesPerSecond(), updates.or(Double.NaN), updates.count));
	}
}
