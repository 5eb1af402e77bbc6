// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.cora.sim.trace.TraceWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a user hands over, the answer is a message and an exit code, never a stack trace or half a file. */
class BadInputTest {

	@TempDir
	Path folder;

	@Test
	void aMissingFile() {
		assertWrong("There is no file", Cora.run("check", folder.resolve("missing.cora")));
		assertWrong("There is no file", Cora.run("plan", folder.resolve("missing.cora")));
	}

	@Test
	void aDirectory() {
		assertWrong("is a directory", Cora.run("check", folder));
		assertWrong("is a directory", exec(Cora.NAT, folder));
	}

	@Test
	void aBinaryFile() throws IOException {
		byte[] bytes = new byte[5000];
		new Random(1).nextBytes(bytes);
		assertWrong("isn't a text file", Cora.run("check", Files.write(folder.resolve("binary.cora"), bytes)));
	}

	@Test
	void anEmptyFileIsAProgramWithoutOffload() throws IOException {
		Path empty = Files.writeString(folder.resolve("empty.cora"), "");
		assertEquals(ExitCode.OK, Cora.run("check", empty).code());
		assertWrong("no-offload", Cora.run("plan", empty));
		assertWrong("there is no NF 'Nat'", exec(empty.toString(), Path.of(Cora.CAMPUS)));
	}

	/** What a run leaves that is killed before its first event. A file without anything is from no run. */
	@Test
	void aTraceThatHasJustBegunHasNoEventsYet() throws IOException {
		Path begun = folder.resolve("t.coratrace");
		OutputStream unfinished = Files.newOutputStream(begun);
		new TraceWriter(unfinished);
		unfinished.close();
		Cora result = Cora.run("trace", begun);
		assertEquals(ExitCode.OK, result.code());
		assertTrue(result.out().contains("no events yet: the run has only just begun, or was killed at once"), result.out());
		assertWrong("empty, so it isn't a trace", Cora.run("trace", Files.writeString(folder.resolve("none.coratrace"), "")));
		assertWrong("not a Cora trace", Cora.run("trace", Files.writeString(folder.resolve("u.coratrace"), "hello")));
	}

	@Test
	void tenMegabytesOfNonsense() throws IOException {
		byte[] letters = new byte[10_000_000];
		Random random = new Random(2);
		for (int i = 0; i < letters.length; i++) {
			letters[i] = (byte) (' ' + random.nextInt(95));
		}
		assertWrong("error", Cora.run("check", Files.write(folder.resolve("nonsense.cora"), letters)));
	}

	@Test
	void aCaptureCutInTheMiddleOfAPacketIsReadAsFarAsItGoes() throws IOException {
		byte[] whole = Files.readAllBytes(Path.of(Cora.CAMPUS));
		Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 7));
		Cora result = exec(Cora.NAT, cut);
		assertEquals(ExitCode.OK, result.code(), result.err());
		assertTrue(result.err().contains("ends in the middle of a packet"), result.err());
	}

	@Test
	void aCaptureThatIsNone() throws IOException {
		Path none = Files.writeString(folder.resolve("none.pcap"), "this is no capture at all, is it");
		Path out = folder.resolve("out.pcap");
		assertWrong("none.pcap", Cora.run("exec", Cora.NAT, "--nf", "Nat", "--pcap", none, "--out", out));
		assertFalse(Files.exists(out), "nothing may be left behind");
	}

	@Test
	void anOffloadThatNamesWhatIsNotThere() throws IOException {
		Path file = Files.writeString(folder.resolve("wrong.cora"), """
				offload Wrong {
				  run Missing
				  on NoSuchCard with XeonHost
				  under Nothing
				}
				""");
		Cora result = Cora.run("plan", file);
		assertEquals(ExitCode.INPUT, result.code());
		for (String name : new String[] { "Missing", "NoSuchCard", "Nothing" }) {
			assertTrue(result.err().contains(name), () -> name + " in " + result.err());
		}
		assertTrue(result.err().contains("wrong.cora:2:"), result.err());
	}

	@Test
	void aNicTooSmallForAnythingLeavesEverythingOnTheHostOrSaysWhyNot() throws IOException {
		Path file = Files.writeString(folder.resolve("small.cora"), """
				import cora.nics.AgilioCX40
				import cora.nics.XeonHost
				import "%s"
				nic Tiny extends AgilioCX40 { cores 1 threads-per-core 1 clock 1 MHz max-packet-rate 1 kpps }
				offload OnTiny { run Nat on Tiny with XeonHost under Campus subject to throughput >= 10 Mpps }
				""".formatted(Cora.NAT));
		Cora result = Cora.run("plan", file, "--strategy", "nic", "--json");
		assertEquals(ExitCode.VIOLATION, result.code(), result.err() + result.out());
		assertFalse(result.json().get("feasible").getAsBoolean());
		assertFalse(result.json().get("reason").getAsString().isBlank());
	}

	@Test
	void outputsThatCannotBeWritten() {
		Cora result = Cora.run("exec", Cora.NAT, "--nf", "Nat", "--pcap", Cora.CAMPUS, "--state",
				folder.resolve("no/such/folder/state.json"));
		assertWrong("can't write", result);
		assertWrong("used for two things",
				Cora.run("exec", Cora.NAT, "--nf", "Nat", "--pcap", Cora.CAMPUS, "--out", Cora.CAMPUS));
	}

	@Test
	void callsThatMakeNoSense() throws IOException {
		for (Object[] call : new Object[][] { {}, { "nonsense" }, { "check" }, { "exec", Cora.NAT },
				{ "plan", Cora.NAT, "--strategy", "magic" }, { "run", Cora.NAT, "--duration", "soon" },
				{ "run", Cora.NAT, "--duration", "0 ms" }, { "plan", Cora.NAT, "--seed", "x" } }) {
			Cora result = Cora.run(call);
			assertEquals(ExitCode.USAGE, result.code(), () -> Arrays.toString(call) + result);
			assertClean(result);
		}
		assertEquals(ExitCode.INPUT, Cora.run("plan", Cora.NAT, "--offload", "Nowhere").code());
		try (Stream<Path> left = Files.list(folder)) {
			assertEquals(0, left.count());
		}
	}

	@Test
	void wrongInputIsJsonWhenAskedFor() {
		Cora result = Cora.run("plan", folder.resolve("missing.cora"), "--json");
		assertEquals(ExitCode.INPUT, result.code());
		assertEquals("error", result.json().getAsJsonArray("diagnostics").get(0).getAsJsonObject().get("severity").getAsString());
	}

	private static Cora exec(String file, Path capture) {
		return Cora.run("exec", file, "--nf", "Nat", "--pcap", capture);
	}

	private static void assertWrong(String message, Cora result) {
		assertEquals(ExitCode.INPUT, result.code(), () -> result.err() + result.out());
		assertTrue((result.err() + result.out()).contains(message), () -> message + " in " + result.err() + result.out());
		assertClean(result);
	}

	private static void assertClean(Cora result) {
		assertFalse(result.err().contains("\tat "), () -> "a stack trace: " + result.err());
		assertFalse(result.err().contains("internal error"), result.err());
	}
}
