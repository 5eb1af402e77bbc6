// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done to a run while packets flow: {@code --reset}, {@code --checkpoint}, {@code --upgrade}, lossy phases. */
class InterventionsTest {

	@TempDir
	Path folder;

	private Path file;

	@BeforeEach
	void twoSmallOffloads() throws IOException {
		file = Files.writeString(folder.resolve("small.cora"), Files.readString(Path.of(Cora.NAT)) + """
				traffic Small { flows 500 zipf 0.9 packets imix rate 1 Mpps arrivals 10 k/s }
				traffic Lossy { Small then Small with transfers 50 % after 100 us }
				offload One { run Nat on AgilioCX40 with XeonHost { cores 4 } under Small }
				offload Two { run Nat on BlueField2 with XeonHost { cores 4 } under Small }
				""");
	}

	private Cora two(String... options) {
		Object[] all = new Object[options.length + 7];
		Object[] common = { "run", file, "--offload", "Two", "--adapt", "1ms", "--duration=4ms" };
		System.arraycopy(common, 0, all, 0, common.length);
		System.arraycopy(options, 0, all, common.length, options.length);
		return Cora.run(all);
	}

	@Test
	void aCardIsResetAndGoesOnFromACheckpoint() {
		String[] reset = { "--reset", "2ms", "--reset-takes", "100us", "--checkpoint", "500us" };
		Cora text = two(reset);
		assertEquals(ExitCode.OK, text.code(), text.err());
		assertTrue(text.out().contains("reset at 2 ms") && text.out().contains(": reset"), text.out());
		JsonObject runtime = two(reset[0], reset[1], reset[2], reset[3], reset[4], reset[5], "--json").json().getAsJsonObject("runtime");
		assertTrue(runtime.get("checkpoints").getAsInt() >= 3 && runtime.get("checkpointBytes").getAsLong() > 0);
		assertEquals(2000, runtime.getAsJsonArray("resets").get(0).getAsJsonObject().get("at").getAsDouble());
	}

	@Test
	void anotherPlanTakesOver() {
		JsonObject upgrade = two("--upgrade", "1ms", "--upgrade-to", "flow", "--json").json().getAsJsonObject("runtime")
				.getAsJsonObject("upgrade");
		assertTrue(upgrade.get("flows").getAsInt() > 100 && upgrade.get("inForce").getAsDouble() >= 1000, upgrade.toString());
	}

	/** The file with another version of the NAT, on that card. */
	private Path version(String name, String card, String binding) throws IOException {
		return Files.writeString(folder.resolve(name), Files.readString(Path.of(Cora.NAT)).replace("packets : u32", binding) + """
				traffic Small { flows 500 zipf 0.9 packets imix rate 1 Mpps arrivals 10 k/s }
				offload Two { run Nat on %s with XeonHost { cores 4 } under Small }
				""".formatted(card));
	}

	@Test
	void anotherVersionOfTheProgramTakesOver() throws IOException {
		Path next = version("next.cora", "BlueField2", "seen : time, packets : u64");
		Files.writeString(next, Files.readString(next).replace("packets: 1", "seen: now, packets: 1"));
		Cora run = two("--upgrade", "1ms", "--upgrade-to", next + ":Two", "--log-order", folder.resolve("order").toString(), "--json");
		assertEquals(ExitCode.OK, run.code(), run.err());
		JsonObject upgrade = run.json().getAsJsonObject("runtime").getAsJsonObject("upgrade");
		assertEquals("field seen of out is new, 0 at first", upgrade.getAsJsonArray("changes").get(0).getAsString());
	}

	@Test
	void aVersionThatCanNotTakeOverIsRefusedBeforeTheRun() throws IOException {
		assertRefused("nowhere.cora", "nowhere.cora");
		Path broken = Files.writeString(folder.resolve("broken.cora"), "nf Nat {");
		assertRefused(broken.toString(), "broken.cora:1:");
		assertRefused(version("card.cora", "AgilioCX40", "packets : u32").toString(), "AgilioCX40");
		assertRefused(version("smaller.cora", "BlueField2", "packets : u16") + ":Two", "field packets of out is u32 now and would be u16");
		Path several = version("several.cora", "BlueField2", "packets : u32");
		Files.writeString(several, Files.readString(several).replace("offload Two", "offload Three"));
		assertRefused(several.toString(), "say which one takes over");
	}

	private void assertRefused(String to, String why) {
		Cora run = two("--upgrade", "1ms", "--upgrade-to", to);
		assertEquals(ExitCode.INPUT, run.code(), run.err());
		assertTrue(run.err().contains(why), run.err());
	}

	@Test
	void whatCanNotTakeOverIsSaid() {
		Cora otherCard = two("--upgrade", "1ms", "--upgrade-to", "One");
		assertEquals(ExitCode.INPUT, otherCard.code());
		assertTrue(otherCard.err().contains("AgilioCX40"), otherCard.err());
		assertEquals(ExitCode.INPUT, two("--upgrade", "1ms", "--upgrade-to", "host").code());
		assertEquals(ExitCode.USAGE, two("--upgrade", "1ms").code());
	}

	@Test
	void whatWouldComeAfterTheEndIsRefused() {
		assertEquals(ExitCode.INPUT, two("--reset", "4ms").code());
		Cora late = two("--upgrade", "1s", "--upgrade-to", "flow");
		assertEquals(ExitCode.INPUT, late.code());
		assertTrue(late.err().contains("the run ends at 4 ms"), late.err());
	}

	@Test
	void whatCanNotFollowIsSaid() throws IOException {
		Path plain = Files.writeString(folder.resolve("plain.cora"), """
				import cora.nics.BlueField2
				import cora.nics.XeonHost
				nf N {
				  state last : map<FlowKey, time> { capacity 1000 }
				  on packet p {
				    require p.ipv4 else pass
				    match last[p.flow] {
				      found t => if now - t < 1 ns { drop "too fast" }
				      missing => last[p.flow] = now else forward
				    }
				    forward
				  }
				}
				traffic T { flows 100 packets imix rate 1 Mpps }
				offload O { run N on BlueField2 with XeonHost { cores 4 } under T }
				""");
		Cora run = Cora.run("run", plain, "--duration=1ms", "--partial");
		assertEquals(ExitCode.OK, run.code(), run.err());
		assertTrue(run.err().contains("--partial changes nothing"), run.err() + run.out());
	}

	@Test
	void transfersThatAreLostAreCounted() {
		Cora text = two("--strategy", "flow", "--traffic", "Lossy");
		assertEquals(ExitCode.OK, text.code(), text.err());
		assertTrue(text.out().contains("transfers were lost"), text.out());
	}
}
