// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecCommandTest {

	@TempDir
	Path folder;

	@Test
	void countsAddUpAndStatesArePrinted() throws IOException {
		Path out = folder.resolve("out.pcap");
		Path state = folder.resolve("state.json");
		Cora result = Cora.run("exec", Cora.NAT, "--nf", "Nat", "--pcap", Cora.CAMPUS, "--out", out, "--state", state,
				"--json");
		assertEquals(ExitCode.OK, result.code(), result.err());
		JsonObject packets = result.json().getAsJsonObject("packets");
		assertEquals(packets.get("in").getAsLong(), packets.get("out").getAsLong() + packets.get("dropped").getAsLong()
				+ packets.get("passed").getAsLong());
		assertTrue(packets.get("out").getAsLong() > 0);
		JsonArray states = result.json().getAsJsonArray("states");
		assertEquals("out", states.get(0).getAsJsonObject().get("name").getAsString());
		assertEquals(states, JsonParser.parseString(Files.readString(state)).getAsJsonObject().get("states"));
		assertTrue(Files.size(out) > 24);
	}

	@Test
	void sameInputSameOutput() throws IOException {
		Path first = folder.resolve("1.pcap");
		Path second = folder.resolve("2.pcap");
		Cora one = Cora.run("exec", Cora.NAT, "--nf", "Nat", "--pcap", Cora.CAMPUS, "--out", first);
		Cora two = Cora.run("exec", Cora.NAT, "--nf", "edge.Nat", "--pcap", Cora.CAMPUS, "--out", second);
		assertEquals(one, two);
		assertEquals(-1, Files.mismatch(first, second));
	}

	@Test
	void interpretedItIsTheSame() throws IOException {
		Path compiled = folder.resolve("compiled.pcap");
		Path interpreted = folder.resolve("interpreted.pcap");
		Cora one = Cora.run("exec", Cora.NAT, "--nf", "Nat", "--pcap", Cora.CAMPUS, "--out", compiled);
		Cora two = Cora.run("exec", Cora.NAT, "--nf", "Nat", "--pcap", Cora.CAMPUS, "--out", interpreted, "--interpret");
		assertEquals(one, two);
		assertEquals(-1, Files.mismatch(compiled, interpreted));
	}

	@Test
	void ingressRulesSayWherePacketsComeIn() {
		Cora allFromOutside = Cora.run("exec", Cora.NAT, "--nf", "Nat", "--pcap", Cora.CAMPUS, "--ingress", "wan", "--json");
		assertEquals(0, allFromOutside.json().getAsJsonObject("packets").get("out").getAsLong());
		assertEquals(ExitCode.INPUT,
				Cora.run("exec", Cora.NAT, "--nf", "Nat", "--pcap", Cora.CAMPUS, "--ingress", "attic").code());
	}
}
