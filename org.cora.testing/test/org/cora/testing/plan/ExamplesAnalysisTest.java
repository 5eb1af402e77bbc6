// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.planner.analysis.StateAnalysis;
import org.cora.planner.analysis.StateFacts;
import org.cora.testing.Examples;
import org.junit.jupiter.api.Test;

/** What analysis finds of the states of the shipped examples. */
class ExamplesAnalysisTest {

	/** Network function, state, key origin and where that comes from, use and where that comes from, whether it may be copied. */
	private static final String TABLE = """
			l2.Bridge                stations              header        static    exclusive    static    false
			l2.Bridge                filtered              header        static    commutative  static    true
			l2.Bridge                flooded               header        static    commutative  static    true
			guard.ConnectionLimiter  connections           flowIdentity  declared  exclusive    static    false
			guard.ConnectionLimiter  pairs                 flowIdentity  declared  exclusive    static    false
			guard.DnsGuard           questions             flowIdentity  static    exclusive    static    false
			guard.DnsGuard           unasked               header        static    commutative  static    true
			guard.DnsGuard           asked                 header        static    commutative  static    true
			guard.DnsGuard           answered              header        static    commutative  static    true
			monitor.HeavyHitters     rows                  acrossFlows   static    commutative  declared  true
			monitor.HeavyHitters     hot                   header        static    exclusive    static    false
			edge.Nat                 out                   flowIdentity  declared  exclusive    static    false
			edge.Nat                 back                  flowIdentity  declared  exclusive    static    false
			edge.Nat                 free                  acrossFlows   static    allocation   static    false
			edge.Nat                 bytes                 header        static    commutative  static    true
			edge.Edge                HeavyHitters.rows     acrossFlows   static    commutative  declared  true
			edge.Edge                HeavyHitters.hot      header        static    exclusive    static    false
			edge.Edge                Nat.out               flowIdentity  declared  exclusive    static    false
			edge.Edge                Nat.back              flowIdentity  declared  exclusive    static    false
			edge.Edge                Nat.free              acrossFlows   static    allocation   static    false
			edge.Edge                Nat.bytes             header        static    commutative  static    true
			guard.Firewall           changing              flowIdentity  static    exclusive    static    false
			guard.Firewall           established           flowIdentity  static    exclusive    static    false
			guard.Firewall           asked                 flowIdentity  static    exclusive    static    false
			guard.Firewall           answered              flowIdentity  static    exclusive    static    false
			guard.Firewall           pings                 header        static    exclusive    static    false
			monitor.FlowMonitor      flows                 flowIdentity  static    exclusive    static    false
			monitor.FlowMonitor      flowsEnded            header        static    commutative  static    true
			monitor.FlowMonitor      packetsEnded          header        static    commutative  static    true
			monitor.FlowMonitor      bytesEnded            header        static    commutative  static    true
			edge.Gateway             Firewall.changing     flowIdentity  declared  exclusive    static    false
			edge.Gateway             Firewall.established  flowIdentity  declared  exclusive    static    false
			edge.Gateway             Firewall.asked        flowIdentity  declared  exclusive    static    false
			edge.Gateway             Firewall.answered     flowIdentity  declared  exclusive    static    false
			edge.Gateway             Firewall.pings        header        static    exclusive    static    false
			edge.Gateway             Nat.out               flowIdentity  declared  exclusive    static    false
			edge.Gateway             Nat.back              flowIdentity  declared  exclusive    static    false
			edge.Gateway             Nat.free              acrossFlows   static    allocation   static    false
			edge.Gateway             Nat.bytes             header        static    commutative  static    true
			guard.IdsCounters        windows               flowIdentity  declared  exclusive    static    false
			guard.IdsCounters        alerts                header        static    commutative  static    true
			guard.IdsCounters        matches               header        static    commutative  static    true
			cache.KeyValueCache      values                header        static    exclusive    static    false
			cache.KeyValueCache      writing               header        static    exclusive    static    false
			cache.KeyValueCache      asked                 acrossFlows   static    commutative  declared  true
			cache.KeyValueCache      hits                  acrossFlows   static    commutative  declared  true
			cache.KeyValueCache      misses                acrossFlows   static    commutative  declared  true
			edge.LoadBalancer        connections           flowIdentity  static    exclusive    static    false
			edge.LoadBalancer        given                 header        static    commutative  static    true
			edge.LoadBalancer        ring                  header        static    exclusive    static    false
			edge.LoadBalancer        control               acrossFlows   static    exclusive    static    false
			edge.LoadBalancer        favourite             header        static    exclusive    static    false
			qos.Policer              up                    flowIdentity  declared  exclusive    static    false
			qos.Policer              down                  flowIdentity  declared  exclusive    static    false
			qos.Policer              excess                header        static    commutative  static    true
			guard.PortKnocking       knocks                flowIdentity  declared  exclusive    static    false
			guard.PortKnocking       admitted              flowIdentity  declared  exclusive    static    false
			guard.PortScanDetector   attempts              flowIdentity  declared  exclusive    static    false
			guard.PortScanDetector   tried                 flowIdentity  declared  exclusive    static    false
			guard.PortScanDetector   scanners              header        static    commutative  static    true
			monitor.RttMonitor       waiting               flowIdentity  static    exclusive    static    false
			monitor.RttMonitor       rounds                flowIdentity  static    exclusive    static    false
			monitor.SequenceChecker  streams               flowIdentity  static    exclusive    static    false
			monitor.SuperSpreader    fans                  flowIdentity  declared  exclusive    static    false
			monitor.SuperSpreader    spreaders             header        static    commutative  static    true
			guard.SynProxy           verified              flowIdentity  declared  exclusive    static    false
			guard.SynProxy           challenged            acrossFlows   static    commutative  declared  true
			guard.SynProxy           met                   acrossFlows   static    commutative  declared  true
			mobile.Upf               sessions              header        static    exclusive    static    false
			mobile.Upf               station               header        static    exclusive    static    false
			mobile.Upf               limit                 header        static    exclusive    static    false
			l2.VxlanGateway          behind                header        static    exclusive    static    false
			l2.VxlanGateway          sent                  header        static    commutative  static    true
			l2.VxlanGateway          received              header        static    commutative  static    true
			""";

	@Test
	void statesOfTheExamplesAreAsExpected() {
		List<String> found = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		List<String> expected = TABLE.lines().map(l -> l.strip().replaceAll(" +", " ")).toList();
		for (Path example : Examples.all()) {
			for (Nf nf : Examples.compile(example).program().nfs()) {
				if (seen.add(nf.name()) && expected.stream().anyMatch(l -> l.startsWith(nf.name() + " "))) {
					rows(nf, found);
				}
			}
		}
		assertEquals(String.join("\n", expected), String.join("\n", found));
	}

	private static void rows(Nf nf, List<String> into) {
		List<StateFacts> facts = StateAnalysis.of(nf);
		for (State state : nf.states()) {
			StateFacts fact = facts.get(state.index());
			into.add(String.join(" ", nf.name(), state.name(), fact.origin().getLiteral(), fact.originFact().getLiteral(), fact.use()
					.getLiteral(), fact.useFact().getLiteral(), Boolean.toString(fact.replicable())));
		}
	}
}
