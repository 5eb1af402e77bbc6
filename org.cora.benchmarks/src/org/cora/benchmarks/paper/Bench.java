// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Trigger;
import org.cora.ir.spec.Workload;
import org.cora.ir.spec.Workload.Popularity;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.Demand;
import org.cora.nicmodel.performance.Limit;
import org.cora.nicmodel.performance.Performance;
import org.cora.nicmodel.performance.PerformanceModel;
import org.cora.nicmodel.performance.SideDemand;
import org.cora.nicmodel.performance.Wire;
import org.cora.planner.profile.PortCount;
import org.cora.planner.profile.Profile;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.whatif.Scenario;

/**
 * Sets up cases: card, traffic, and a profile. What packets do is profiled once for all rates of a card, popularity and
 * churn; each rate has its own state-flow graph. A case's traffic stays as it is, however long it is simulated: what the author has follow
 * the first phase is left out.
 */
final class Bench {

	private static final double ANY_RATE = 1e6;
	private static final double PROFILED_AT = 0.6;

	private final Map<String, NicModel> cards = new HashMap<>();
	private String profiledFor = "";
	private Profile profile;

	/** A case ready to be planned. */
	record Ready(Scenario scenario, Profile profile, double packetsPerSecond, double flowsPerSecond) {
	}

	Ready ready(Subject subject, Cell cell, PlanningMonitor monitor) {
		NicModel card = cards.computeIfAbsent(cell.nic(), Bench::card);
		Scenario onCard = subject.scenario().on(card);
		double flowsPerSecond = churn(subject, cell, card);
		String key = cell.nf() + "/" + cell.nic() + "/" + cell.skew() + "/" + cell.churn();
		if (!key.equals(profiledFor)) {
			double limit = limit(onCard, few(subject, monitor));
			profile = onCard.alwaysUnder(workload(subject, cell, PROFILED_AT * limit, flowsPerSecond)).profile(monitor);
			profiledFor = key;
		}
		double rate = cell.rateShare() * limit(onCard, profile);
		return new Ready(onCard.alwaysUnder(workload(subject, cell, rate, flowsPerSecond)), profile, rate, flowsPerSecond);
	}

	private static NicModel card(String name) {
		return CoraCompiler.nic(name).orElseThrow(() -> new CoraException("unknown-nic", "there is no card '" + name + "'; cora nics lists them"));
	}

	/** Enough packets to know how long they are, and by which ports they come. */
	private static Profile few(Subject subject, PlanningMonitor monitor) {
		Scenario all = subject.scenario();
		return new Scenario(all.nf(), all.spec(), all.nic(), all.host(), all.folder(), all.seed(), 10_000).profile(monitor);
	}

	/** Packets per second at which the card's receive path is full, or the wire that most comes in by, whatever is done with them. */
	private static double limit(Scenario scenario, Profile profile) {
		Performance idle = new PerformanceModel(scenario.nic(), scenario.host(), 0).evaluate(new Demand(ANY_RATE, 0, new SideDemand(),
				new SideDemand(), 0, 0, fullest(profile.arrived(scenario.nf())), 0, 0, Map.of(), 0, 0, 0, 0));
		return idle.limits().stream().filter(Limit::scales).mapToDouble(Limit::packetRate).min().orElseThrow();
	}

	private static Wire fullest(List<PortCount> ports) {
		double all = Math.max(1, ports.stream().mapToLong(PortCount::packets).sum());
		return ports.stream().map(p -> new Wire("in", ports.size(), p.packets() / all, p.bytes() / all))
				.max(Comparator.comparingDouble(Wire::bits)).orElseThrow();
	}

	/** New flows per second: a flow has an entry for each direction that the network function handles. */
	private static double churn(Subject subject, Cell cell, NicModel card) {
		long directions = subject.scenario().nf().handlers().stream().filter(h -> h.trigger() instanceof Trigger.PacketFrom).count();
		double insertions = card.getFlowTable() == null ? 0 : card.getFlowTable().getInsertRate();
		return cell.churn().share() * insertions / Math.max(1, Math.min(2, directions));
	}

	private static Workload workload(Subject subject, Cell cell, double packetsPerSecond, double flowsPerSecond) {
		Workload.Synthetic own = subject.traffic();
		return new Workload.Synthetic(own.flows(), new Popularity.Zipf(cell.skew()), own.sizes(), packetsPerSecond,
				flowsPerSecond, own.arrivals(), own.tcpShare(), own.replyShare());
	}
}
