// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.Trigger;
import org.cora.ir.spec.Workload;
import org.cora.planner.analysis.Lingering;
import org.cora.planner.analysis.StateAnalysis;
import org.cora.planner.analysis.StateFacts;
import org.cora.planner.analysis.SteeringAnalysis;
import org.cora.planner.analysis.SteeringSite;
import org.cora.planner.profile.FlowRanks;
import org.cora.planner.profile.PathProfile;
import org.cora.planner.profile.Profile;
import org.cora.planner.profile.TimerProfile;
import org.cora.planner.stateflow.Fact;
import org.cora.planner.stateflow.FlowGroup;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.PathClass;
import org.cora.planner.stateflow.StateFlowGraph;
import org.cora.planner.stateflow.StateLink;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.StateflowFactory;
import org.cora.planner.stateflow.SteeringClass;
import org.cora.planner.stateflow.Use;

/** Builds the state-flow graph of one network function under one workload. */
public final class StateFlowBuilder {

	/** Writes to a state below this share of its accesses make it read-mostly. */
	private static final double READ_MOSTLY = 0.01;

	private final StateflowFactory factory = StateflowFactory.eINSTANCE;
	private final Nf nf;
	private final Profile profile;
	private final TrafficFacts traffic;
	private final StateFlowGraph graph = factory.createStateFlowGraph();
	private PathShares shares;
	private final Map<String, Integer> classIds = new HashMap<>();

	private StateFlowBuilder(Nf nf, Profile profile, Workload workload) {
		this.nf = nf;
		this.profile = profile;
		this.traffic = TrafficFacts.of(workload, profile);
	}

	/** The graph; a new one with every call. */
	public static StateFlowGraph build(Nf nf, Profile profile, Workload workload) {
		return new StateFlowBuilder(nf, profile, workload).build();
	}

	private StateFlowGraph build() {
		graph.setNf(nf.name());
		graph.setPacketRate(traffic.packetRate());
		graph.setPacketBytes(traffic.packetBytes());
		graph.setActiveFlows(traffic.activeFlows());
		graph.setFlowRate(traffic.flowRate());
		graph.setBusiestIdentityShare(profile.packets() > 0 ? (double) profile.shared() / profile.packets() : 0);
		graph.setGroupsByLength(traffic.byLength());
		graph.setArrivalVariation(traffic.variation());
		graph.setSizeVariation(profile.sizeVariation());
		graph.setMostPacketBytes(profile.longest());
		PathBytes.unhandled(profile, graph);
		graph.setGroupsByIdentity(profile.identities().isPresent());
		graph.setEndingAtRandom(traffic.atRandom());
		graph.setProfiledPackets(profile.packets());
		graph.setEntriesPerFlow(profile.identities().map(Profile.Identities::entries).orElseGet(this::directions));
		graph.setIdentityFact(StateAnalysis.declaresIdentity(nf) ? Fact.DECLARED : Fact.STATIC);
		shares = new PathShares(profile, traffic.byLength());
		groups();
		states();
		List<SteeringSite> sites = SteeringAnalysis.of(nf);
		sites.forEach(site -> steeringClass(site, pathsOf(site)));
		accessRates();
		links();
		graph.setFlowSeparable(graph.getStates().stream()
				.allMatch(s -> s.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY || s.getUse() == Use.COMMUTATIVE
						|| s.getUse() == Use.READ_ONLY));
		return graph;
	}

	/** Ports that packets of a connection come in by, two at most. */
	private int directions() {
		return Math.min(2, Math.max(1, (int) nf.handlers().stream().filter(h -> h.trigger() instanceof Trigger.PacketFrom).count()));
	}

	private void groups() {
		long before = 0;
		for (int g = 0; g < profile.ranks().size(); g++) {
			long last = profile.ranks().get(g);
			TrafficFacts.Group facts = traffic.groups().get(g);
			FlowGroup group = factory.createFlowGroup();
			String name = g == 0 ? "heavy" : g == profile.ranks().size() - 1 ? "tail" : "rank " + (before + 1) + "-"
					+ last;
			boolean named = g == 0 || g == profile.ranks().size() - 1;
			group.setId("group." + (named ? name : FlowRanks.word(last, profile.ranks().get(profile.ranks().size() - 1))));
			group.setName(name);
			group.setFlows(facts.flows());
			group.setPacketShare(facts.share());
			group.setFlowRate(facts.flows() > 0 ? traffic.packetRate() * facts.share() / facts.flows() : 0);
			group.setHottestShare(facts.hottest());
			group.getHeaviestFlows().addAll(shares.heaviest(g, facts.hottest()));
			group.setSquaredShares(facts.squares());
			group.setArrivals(facts.arrivals());
			group.setFlowsWithState(profile.stateful().get(g));
			graph.getGroups().add(group);
			before = last;
		}
		FlowGroup unknown = factory.createFlowGroup();
		unknown.setId("group.unknown");
		unknown.setName("unknown");
		unknown.setUnknown(true);
		graph.getGroups().add(unknown);
	}

	private void states() {
		List<StateFacts> facts = StateAnalysis.of(nf);
		for (State state : nf.states()) {
			StateNode node = factory.createStateNode();
			node.setId(Sources.id("state." + state.name()));
			node.setName(state.name());
			node.setSource(Sources.ref(state.where()));
			node.setIndex(state.index());
			node.setKind(state.kind().word());
			node.setKeyType(state.key() == null ? null : state.key().name());
			node.setValueType(state.value().name());
			node.setEntryBytes(state.entryBytes());
			node.setCapacity(state.capacity());
			node.setRows(Math.max(1, state.rows()));
			node.setTimeoutNanos(state.timeoutNanos());
			node.setLingerNanos(Lingering.nanos(nf, state));
			node.setStaleNanos(state.staleNanos());
			StateFacts fact = facts.get(state.index());
			node.setKeyOrigin(fact.origin());
			node.setOriginFact(fact.originFact());
			node.setUse(fact.use());
			node.setUseFact(fact.useFact());
			node.setMergeable(fact.replicable());
			measured(state, node);
			graph.getStates().add(node);
		}
		for (State state : nf.states()) {
			if (state.expiresWith() >= 0) {
				graph.getStates().get(state.index()).setTiedTo(graph.getStates().get(state.expiresWith()));
			}
		}
	}

	private void measured(State state, StateNode node) {
		Profile.StateUse use = profile.states().get(state.index());
		double perFlow = profile.flows() == 0 ? 0 : (double) use.inserts() / profile.flows();
		node.setEntriesPerFlow(perFlow);
		node.setHottestShare(use.accesses() == 0 ? 0 : (double) use.hottest() / use.accesses());
		if (node.getKeyOrigin() == KeyOrigin.FLOW_IDENTITY) {
			node.setEntriesInUse(Math.min(state.capacity(), perFlow * livingFlows(state)));
			node.setHottestShare(traffic.groups().stream().mapToDouble(TrafficFacts.Group::hottest).max().orElse(0));
		} else {
			node.setEntriesInUse(node.getKeyType() == null ? state.capacity()
					: Math.min(state.capacity(), use.distinctKeys()));
			node.setHottestShare(node.getKeyType() == null ? 1 : node.getHottestShare());
		}
	}

	/** Flows that have entries: the active ones, and those that ended but have not timed out. */
	private double livingFlows(State state) {
		long timeout = Lingering.nanos(nf, state.expiresWith() >= 0 ? nf.states().get(state.expiresWith()) : state);
		double lingering = timeout > 0 ? traffic.flowRate() * timeout / 1e9
				: traffic.flowRate() > 0 ? Double.POSITIVE_INFINITY : 0;
		return traffic.activeFlows() + lingering;
	}

	/** The profiled ways of packets that are of that class. */
	private List<PathProfile> pathsOf(SteeringSite site) {
		if (site.handler() < 0 || site.port() < 0) {
			return List.of();
		}
		Handler handler = nf.handlers().get(site.handler());
		return profile.paths().stream().filter(p -> p.handler() == site.handler() && reachesFirst(handler, p.blocks(), site))
				.toList();
	}

	/** Share of all packets that are the first of their flow. */
	private double firstPart() {
		return traffic.packetRate() > 0 ? Math.min(1, traffic.flowRate() / traffic.packetRate()) : 0;
	}

	private void steeringClass(SteeringSite site, List<PathProfile> paths) {
		SteeringClass node = factory.createSteeringClass();
		Handler handler = site.handler() < 0 ? null : nf.handlers().get(site.handler());
		boolean expiry = site.port() < 0;
		String port = expiry ? "" : nf.ports().get(site.port()).name();
		String name = expiry ? handler.name() : port + ": " + site.predicate();
		int same = classIds.merge(name, 1, Integer::sum);
		node.setId(Sources.id("class." + name + (same > 1 ? "~" + same : "")));
		node.setName(name);
		node.setHandler(site.handler());
		node.setPort(site.port());
		node.setPortName(port);
		node.setBlock(site.block());
		node.setPredicate(site.predicate());
		node.setStateless(site.stateless());
		node.setSource(handler == null ? null : Sources.ref(Sources.of(handler, site.block())));
		graph.getClasses().add(node);
		if (expiry) {
			backgroundPaths(node, site.handler(), handler);
		} else if (handler != null) {
			paths.forEach(p -> path(node, handler, p));
		}
		PathIds.assign(node);
		node.setPacketShare(node.getPaths().stream().mapToDouble(PathClass::getPacketShare).sum());
		PathNodes.markDecisions(graph, node, nf);
	}

	/** Whether the site's block is where this path first touches a state or ends. */
	private static boolean reachesFirst(Handler handler, List<Integer> blocks, SteeringSite site) {
		for (int block : blocks) {
			if (block == site.block()) {
				return true;
			}
			if (SteeringAnalysis.touchesState(handler.blocks().get(block))) {
				return false;
			}
		}
		return false;
	}

	private void path(SteeringClass owner, Handler handler, PathProfile counted) {
		PathClass node = PathNodes.create(graph, owner, handler, nf, counted.blocks(), counted.outcome());
		node.setMerged(counted.merged());
		node.setFirstShare(shares.first(counted));
		List<Double> later = shares.later(counted);
		node.getGroupShares().addAll(later);
		node.getHeaviestShares().addAll(shares.heaviest(counted));
		double laterShare = 0;
		for (int g = 0; g < later.size(); g++) {
			FlowGroup group = graph.getGroups().get(g);
			double firstsOfGroup = traffic.packetRate() > 0 ? group.getArrivals() / traffic.packetRate() : 0;
			laterShare += Math.max(0, group.getPacketShare() - firstsOfGroup) * later.get(g);
		}
		node.setLaterShare(laterShare);
		node.setPacketShare(firstPart() * node.getFirstShare() + laterShare);
		PathBytes.of(counted, node);
		owner.setByteShare(owner.getByteShare() + (traffic.packetBytes() > 0 ? node.getPacketShare() * node.getBytes() / traffic.packetBytes() : 0));
	}

	/**
	 * The longest way through a handler of timed-out entries, which runs once for every entry; of a timer's the ways that it was
	 * seen to take, as often as it takes them, or the longest if it was never seen to run.
	 */
	private void backgroundPaths(SteeringClass owner, int index, Handler handler) {
		if (handler.trigger() instanceof Trigger.Timer timer) {
			List<TimerProfile> seen = profile.timers().stream().filter(t -> t.handler() == index).toList();
			for (TimerProfile way : seen.isEmpty() ? List.of(new TimerProfile(index, PathNodes.longest(handler), false, 1)) : seen) {
				PathClass node = PathNodes.create(graph, owner, handler, nf, way.blocks(), "return");
				node.setMerged(way.merged());
				node.setPerSecond(1e9 / timer.periodNanos() * way.share());
			}
			return;
		}
		PathClass node = PathNodes.create(graph, owner, handler, nf, PathNodes.longest(handler), "return");
		int state = ((Trigger.Expiry) nf.handlers().get(index).trigger()).state();
		node.setPerFlowEnd(graph.getStates().get(state).getEntriesPerFlow());
	}

	private void accessRates() {
		for (StateNode state : graph.getStates()) {
			double all = 0;
			double writes = 0;
			for (SteeringClass owner : graph.getClasses()) {
				for (PathClass path : owner.getPaths()) {
					for (var access : path.getAccesses()) {
						if (access.getState() == state) {
							all += path.getPacketShare() * access.getPerPacket();
							writes += access.isWrites() ? path.getPacketShare() * access.getPerPacket() : 0;
						}
					}
				}
			}
			state.setAccessesPerPacket(all);
			if (state.getUse() == Use.EXCLUSIVE && all > 0 && writes < READ_MOSTLY * all) {
				state.setUse(Use.READ_MOSTLY);
				state.setUseFact(Fact.MEASURED);
			}
		}
	}

	private void links() {
		StateAnalysis.links(nf).stream().sorted((a, b) -> a.toString().compareTo(b.toString())).forEach(pair -> {
			StateLink link = factory.createStateLink();
			link.setFrom(graph.getStates().get(pair.get(0)));
			link.setTo(graph.getStates().get(pair.get(1)));
			graph.getLinks().add(link);
		});
	}
}
