// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import static org.cora.dsl.Source.parse;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cora.dsl.Source;
import org.junit.jupiter.api.Test;

class DeclarationChecksTest {

	private static Source state(String state) {
		return parse("nf N { state owner : map<u32, u32> { capacity 4 timeout 5 s } state s : " + state
				+ " on packet p { pass } }");
	}

	@Test
	void missingCapacity() {
		state("map<u32, u32>").assertError("missing-setting", "map");
		state("countmin { rows 4 }").assertNo("missing-field");
		state("map<u32, u32> { capacity 1 M }").assertNoErrors();
	}

	@Test
	void unitsOfSettings() {
		state("map<u32, u32> { capacity 4 GB }").assertError("unit-mismatch", "4 GB");
		state("map<u32, u32> { capacity 4 timeout 300 }").assertError("unit-mismatch", "300");
		state("map<u32, u32> { capacity 4 timeout 5 min }").assertNoErrors();
	}

	@Test
	void settingsAreKnownAndThereOnce() {
		state("map<u32, u32> { capacty 4 }").assertError("unknown-setting", "capacty 4");
		state("map<u32, u32> { capacity 4 capacity 5 }").assertError("duplicate-setting", "capacity 5");
		state("map<u32, u32> { capacity 0 }").assertError("number-range", "0");
	}

	@Test
	void kindsAndTheirTypes() {
		state("mapp<u32, u32> { capacity 4 }").assertError("unknown-kind", "mapp");
		state("map<u32> { capacity 4 }").assertError("type-arguments", "map");
		state("pool<u32> { from 10.0.0.1 ports 1 .. 2 }").assertError("type-arguments", "u32");
		state("register<(u32, u32)>").assertNo("unknown-kind");
	}

	@Test
	void expiresWith() {
		state("map<u16, u64> { capacity 4 expires with owner }").assertError("expires-mismatch", "owner");
		state("map<u16, u32> { capacity 4 expires with owner }").assertNoErrors();
		state("map<u16, u32> { capacity 4 timeout 5 s expires with owner }").assertError("invalid-setting", "timeout 5 s");
		state("map<u16, u32> { capacity 4 expires with nobody }").assertError("unknown-state", "nobody");
	}

	@Test
	void pools() {
		state("pool<Endpoint> { from 10.0.0.1 .. 10.0.0.2 ports 1 .. 70000 }").assertError("number-range", "1 .. 70000");
		state("pool<Endpoint> { from 10.0.0.9 .. 10.0.0.2 ports 1 .. 7 }").assertError("invalid-setting", "10.0.0.9 .. 10.0.0.2");
		state("pool<Endpoint> { from 5 ports 1 .. 7 }").assertError("type-mismatch", "5");
		state("pool<Endpoint> { from 10.0.0.1 .. 10.0.0.2 ports 1 .. 7 }").assertNoErrors();
	}

	@Test
	void traffic() {
		parse("traffic T { flows 10 packets imix rate 10 MB }").assertError("unit-mismatch", "10 MB");
		parse("traffic T { flows 10 packets imix }").assertError("missing-setting", "T");
		parse("traffic T { flows 10 packets 20 B rate 1 Mpps }").assertError("number-range", "20 B");
		parse("traffic T { flows 10 packets imix rate 1 Mpps speed 3 }").assertError("syntax", "speed");
		parse("traffic T { flows 10 packets imix rate 1 Mpps arrival 3 /s }").assertError("unknown-setting", "arrival 3 /s");
		parse("traffic T { flows 10 packets imix rate 1 Mpps arrivals 3 /s replies 20 % tcp 0.5 spacing bursty }").assertClean();
		parse("traffic T { pcap \"x.pcap\" speed 100x copies 3 }").assertWarning("not-readable", "\"x.pcap\"").assertNoErrors();
		parse("traffic T { pcap \"x.pcap\" speed 0x }").assertError("unit-mismatch", "0x");
	}

	@Test
	void histograms() {
		sizes("7: 64 B, 4: 65 B .. 576 B, 1: 1518 B").assertClean();
		sizes("58.3 %: 64 B, 33.3 %: 570 B, 8.3 %: 1518 B").assertClean();
		sizes("60 %: 64 B, 30 %: 570 B").assertError("invalid-setting", "{ 60 %: 64 B, 30 %: 570 B }");
		sizes("60 %: 64 B, 4: 570 B").assertError("unit-mismatch", "4");
		sizes("1: 64 B .. 576 B, 1: 100 B").assertError("invalid-setting", "100 B");
		sizes("1: 576 B .. 64 B").assertError("invalid-setting", "64 B");
		sizes("1: 64 B .. 10 kB").assertError("number-range", "10 kB");
		sizes("1: 64").assertError("unit-mismatch", "64");
		sizes("1: 64.5 B").assertError("number-range", "64.5 B");
		sizes("0: 64 B").assertError("number-range", "0");
		sizes("").assertError("syntax", "}");
		parse("traffic T { flows 10 lengths { 30 %: 1, 70 %: 2 .. 1 k } packets imix rate 1 Mpps }").assertClean();
		parse("traffic T { flows lengths { 1: 0 } packets imix rate 1 Mpps }").assertError("number-range", "0");
		parse("traffic T { flows lengths { 1: 5 B } packets imix rate 1 Mpps }").assertError("unit-mismatch", "5 B");
		String many = IntStream.rangeClosed(1, 1025).mapToObj(i -> "1: " + i).collect(Collectors.joining(", "));
		parse("traffic T { flows lengths { " + many + " } packets imix rate 1 Mpps }").assertError("invalid-setting", "{ " + many + " }");
	}

	private static Source sizes(String bins) {
		return parse("traffic T { flows 10 packets { " + bins + " } rate 1 Mpps }");
	}

	@Test
	void phases() {
		String base = "traffic A { flows 10 packets imix rate 1 Mpps } ";
		parse(base + "traffic B { A then A { rate 2 Mpps } }").assertError("invalid-phase", "A");
		parse(base + "traffic B { A then A after 5 ms then A after 4 ms }").assertError("invalid-phase", "4 ms");
		parse(base + "traffic B { B then A after 5 ms }").assertError("recursive", "B");
		parse("traffic B { C } traffic C { B }").assertError("recursive", "C").assertError("recursive", "B");
		parse(base + "traffic B { A then A { rate 2 Mpps } after 5 ms }").assertClean();
	}

	private static Source offload(String clauses) {
		return parse("import cora.nics.AgilioCX40 nf N { port a, b state s : map<FlowKey, u32> { capacity 4 } "
				+ "on packet p { require p.ipv4 else pass let x = s[p.flow] else { s[p.flow] = 1 forward } "
				+ "if x > 1 { pass } forward } } "
				+ "traffic T { flows 10 packets imix rate 1 Mpps } traffic Few { flows 3 packets imix rate 1 Mpps } offload O {\n"
				+ clauses + "\n}");
	}

	@Test
	void offloads() {
		offload("run M on AgilioCX40 with XeonHost under Few").assertError("unknown-nf", "M");
		offload("run N on Agilio with XeonHost under Few").assertError("unknown-nic", "Agilio");
		offload("run N on AgilioCX40 with Xeon under Few").assertError("unknown-host", "Xeon");
		offload("run N on AgilioCX40 with XeonHost under Fewer").assertError("unknown-traffic", "Fewer");
		offload("run N on AgilioCX40 with XeonHost").assertError("missing-clause", "O");
		offload("run N run N on AgilioCX40 with XeonHost under Few").assertError("duplicate-setting", "run N");
		offload("run N on AgilioCX40 with XeonHost { cores 8 } under Few { rate 2 Mpps } minimise cores subject to loss = 0 "
				+ "keep s on cpu adapt every 10 ms").assertClean();
	}

	@Test
	void pins() {
		offload("run N on AgilioCX40 with XeonHost under Few keep t on cpu").assertError("unknown-state", "t");
		offload("run N on AgilioCX40 with XeonHost under Few keep s on cpu keep s on nic").assertError("duplicate-setting", "s");
	}

	@Test
	void goals() {
		offload("run N on AgilioCX40 with XeonHost under Few minimise loss").assertError("invalid-goal", "loss");
		offload("run N on AgilioCX40 with XeonHost under Few subject to throughput <= 1 Mpps").assertError("invalid-goal", "<=");
		offload("run N on AgilioCX40 with XeonHost under Few subject to p99 <= 10 Mpps").assertError("unit-mismatch", "10 Mpps");
		offload("run N on AgilioCX40 with XeonHost under Few maximise throughput with cores <= 2").assertClean();
	}

	@Test
	void capacityBelowTheTrafficsFlows() {
		offload("run N on AgilioCX40 with XeonHost under T").assertWarning("capacity-below-flows", "T").assertErrors(0);
		offload("run N on AgilioCX40 with XeonHost under Few").assertNo("capacity-below-flows");
	}

	@Test
	void whatTheNicCannotHave() {
		String divides = "import cora.nics.AgilioCX40 nf N { state s : register<u64> on packet p { s = s / 3 forward } } "
				+ "traffic T { flows 10 packets imix rate 1 Mpps } ";
		parse(divides + "offload O { run N on AgilioCX40 with XeonHost under T }").assertWarning("kept-off-nic", "s / 3")
				.assertNoErrors();
		parse(divides + "nic Other extends AgilioCX40 { operation divide { supported true } } "
				+ "offload O { run N on Other with XeonHost under T }").assertClean();
		parse(divides).assertClean();
	}

	@Test
	void adaptation() {
		offload("run N on AgilioCX40 with XeonHost under Few adapt every 10 ms { predict magic }")
				.assertError("invalid-setting", "predict magic");
		offload("run N on AgilioCX40 with XeonHost under Few adapt every 10 { predict last }").assertError("unit-mismatch", "10");
	}

	@Test
	void nicModels() {
		String nic = "import cora.nics.AgilioCX40 nic My extends AgilioCX40 { ";
		parse(nic + "cores 48 memory emem { capacity 4 GB } }").assertClean();
		parse(nic + "corez 48 }").assertError("unknown-property", "corez");
		parse(nic + "clock 48 }").assertError("unit-mismatch", "48");
		parse(nic + "clock 800 Mpps }").assertError("unit-mismatch", "800 Mpps");
		parse(nic + "cores 4.5 }").assertError("invalid-property", "4.5");
		parse(nic + "cores 48 estimate 50 .. 60 }").assertError("invalid-property", "48");
		parse(nic + "memory { capacity 4 GB } }").assertError("invalid-property", "memory");
		parse(nic + "memory emem { scope nowhere } }").assertError("invalid-property", "nowhere");
		parse("nic Empty { cores 4 }").assertError("invalid-property", "Empty");
		parse(nic + "memory emem-cache { capacity 3 GiB } }").assertError("memory-hierarchy", "emem-cache");
		parse(nic + "memory cls { latency-cycles 600 cycles } }").assertError("memory-hierarchy", "cls");
		parse(nic + "flow-table { memory \"cls\" } }").assertError("memory-scope", "flow-table");
		parse(nic + "memory extra { capacity 1 MiB latency-cycles 9 cycles caches \"nowhere\" } }").assertError("unknown-memory", "extra");
		parse(nic + "flow-table { memory \"nowhere\" } }").assertError("unknown-memory", "flow-table");
		parse(nic + "cores 3 }").assertClean();
		parse(nic + "memory emem { usable 120 % } }").assertError("impossible-figure", "emem");
		parse(nic + "operation mulitply { cycles 3 cycles } }").assertWarning("unknown-operation", "mulitply");
		parse("nic A extends B { } nic B extends A { }").assertError("recursive", "B");
	}
}
