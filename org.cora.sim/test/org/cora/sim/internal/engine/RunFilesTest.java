// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.cora.sim.internal.engine.NatFixture.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.spec.TrafficSpec;
import org.cora.planner.plan.Plan;
import org.cora.sim.CardResets;
import org.cora.sim.PlanUpgrade;
import org.cora.sim.RunResult;
import org.cora.sim.Simulation;
import org.cora.sim.SimulationRequest;
import org.cora.sim.UnwrittenException;
import org.cora.sim.control.ControlServer;
import org.cora.sim.control.RunControl;
import org.cora.sim.report.Baseline;
import org.cora.sim.report.SignalHistory;
import org.cora.sim.trace.TraceEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class RunFilesTest {

	private static final TrafficSpec TRAFFIC = NatFixture.traffic(NatFixture.workload(3, 2000, 1));
	private static final Plan PLAN = NatFixture.plan("flow", TRAFFIC);

	@TempDir
	Path folder;
	private SimulationRequest request;

	@BeforeEach
	void makeRequest() {
		request = NatFixture.request(PLAN, TRAFFIC, 4 * MILLI);
	}

	@Test
	void theTraceShowsPacketsMigrationsAndSignals() throws IOException {
		Path file = folder.resolve("trace.json");
		RunResult result = Simulation.run(request.withTrace(file));
		assertTrue(result.runtime().migrations() > 0);
		Set<String> names = new HashSet<>();
		Set<String> kinds = new HashSet<>();
		for (JsonElement element : JsonParser.parseString(Files.readString(file)).getAsJsonObject()
				.getAsJsonArray("traceEvents")) {
			JsonObject event = element.getAsJsonObject();
			names.add(event.get("name").getAsString());
			kinds.add(event.get("ph").getAsString());
			assertTrue(!event.has("dur") || event.get("dur").getAsDouble() >= 0, event.toString());
		}
		assertTrue(kinds.containsAll(List.of("M", "X", "C", "s", "t")), kinds.toString());
		assertTrue(names.containsAll(List.of("cpu.cores", "nic.load", "nic.queue", "copy · CPU → NIC", "drain · CPU → NIC")),
				names.toString());
	}

	@Test
	void theReportStandsForItself() throws IOException {
		Path file = folder.resolve("report.html");
		Simulation.run(request.withReport(file));
		String html = Files.readString(file);
		assertTrue(html.startsWith("<!DOCTYPE html>"));
		assertTrue(html.contains("<svg") && html.contains("edge.Nat") && html.contains("prefers-color-scheme: dark"));
		assertFalse(html.contains("http://") && html.contains("src=\"http"), "nothing is loaded from elsewhere");
		assertFalse(html.contains("NaN"), "every figure is a number");
	}

	@Test
	void aReportSaysWhatInterruptedTheRun() throws IOException {
		Path file = folder.resolve("report.html");
		Simulation.run(request.withReport(file).withResets(new CardResets(List.of(MILLI), MILLI / 10, MILLI / 2)));
		String reset = Files.readString(file);
		assertTrue(reset.contains("<h2>Resets of the card</h2>") && !reset.contains("<h2>Takeover</h2>") && !reset.contains("NaN"));
		Simulation.run(request.withReport(file).withUpgrade(new PlanUpgrade(MILLI, request.plan())));
		String upgrade = Files.readString(file);
		assertTrue(upgrade.contains("<h2>Takeover</h2>") && !upgrade.contains("<h2>Resets of the card</h2>") && !upgrade.contains("NaN"));
	}

	@Test
	void aReportShowsOtherPlansBesideItsOwn() throws IOException {
		Path file = folder.resolve("report.html");
		SignalHistory history = new SignalHistory();
		RunResult host = Simulation.run(NatFixture.request(NatFixture.plan("host", TRAFFIC), TRAFFIC, 2 * MILLI), history);
		Simulation.run(request.withReport(file).withBaselines(List.of(new Baseline(host, history))));
		String html = Files.readString(file);
		assertTrue(html.contains("<td>flow</td>") && html.contains("<td>host</td>"), "a row for each");
		assertTrue(html.contains(">host</text>"), "and a line");
	}

	@Test
	void aFileThatCannotBeWrittenLeavesNothingBehind() throws IOException {
		assertThrows(CoraException.class, () -> Simulation.run(request.withReport(folder.resolve("no/such/report.html"))));
		assertThrows(CoraException.class, () -> Simulation.run(request.withOrderLog(folder)));
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(0, files.count());
		}
	}

	/** A full disk, or a device that is one, costs the file and not the result. */
	@Test
	void aFileThatCannotBeFinishedCostsNoResult() {
		Path full = Path.of("/dev/full");
		assumeTrue(Files.exists(full), "no device that is always full");
		UnwrittenException said = assertThrows(UnwrittenException.class, () -> Simulation.run(request.withReport(full)));
		assertEquals("unwritable", said.diagnostics().get(0).code());
		assertTrue(said.getMessage().contains("/dev/full"), said.getMessage());
		assertTrue(said.result().isSound());
		assertTrue(said.result().packets().delivered() > 1000);
	}

	@Test
	void aRunThatIsStoppedGivesWhatItFoundSoFar() {
		RunControl control = new RunControl(false);
		Path log = folder.resolve("order");
		RunResult result = Simulation.run(request.withControl(control).withOrderLog(log), event -> {
			if (event instanceof TraceEvent.Signal && event.atNanos() >= MILLI) {
				control.stop();
			}
		});
		assertTrue(result.stopped());
		assertTrue(result.durationNanos() >= MILLI && result.durationNanos() < 2 * MILLI, "" + result.durationNanos());
		assertTrue(result.packets().delivered() > 1000);
		assertTrue(result.isSound());
		assertTrue(Files.exists(log));
		assertTrue(result.invariants().stream().noneMatch(i -> i.name().equals("replay")), "nobody waits for a replay");
	}

	@Test
	void aClientStepsThroughARunAndStopsIt() throws Exception {
		RunControl control = new RunControl(true);
		try (ControlServer server = new ControlServer(control);
				Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
			BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
			say(socket, "{'token':'" + server.token() + "'}\n{'id':1,'do':'subscribe'}");
			assertTrue(answer(1, in, new ArrayList<>()).contains("\"ok\":true"));
			CompletableFuture<RunResult> run = CompletableFuture
					.supplyAsync(() -> Simulation.run(request.withControl(control), server));
			List<String> heard = new ArrayList<>();
			say(socket, "{'id':2,'do':'step','nanos':1000000}");
			// By the time that it is answered the run has begun: events may come before, and the step may be over.
			assertTrue(answer(2, in, heard).matches(".*\"state\":\"(running|paused)\".*"));
			while (control.state() != RunControl.State.PAUSED) {
				Thread.onSpinWait();
			}
			assertFalse(run.isDone(), "it pauses by itself");
			assertTrue(control.virtualNow() >= MILLI && control.virtualNow() < MILLI + 10_000, "" + control.virtualNow());
			say(socket, "{'id':3,'do':'speed','factor':0}\n{'id':4,'do':'resume'}\n{'id':5,'do':'stop'}");
			RunResult result = run.get(300, TimeUnit.SECONDS);
			assertTrue(result.isSound());
			assertTrue(result.packets().delivered() > 0);
			assertTrue(answer(5, in, heard).contains("\"ok\":true"));
			assertTrue(heard.stream().anyMatch(l -> l.contains("\"event\":\"signal\"")), heard.toString());
		}
	}

	/** The answer to a command; what comes before it is heard. */
	private static String answer(int id, BufferedReader in, List<String> heard) throws IOException {
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			if (line.startsWith("{\"id\":" + id + ",")) {
				return line;
			}
			heard.add(line);
		}
		throw new AssertionError("the channel was closed before an answer to " + id + ": " + heard);
	}

	private static void say(Socket socket, String lines) throws IOException {
		socket.getOutputStream().write((lines.replace('\'', '"') + "\n").getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void anInfeasiblePlanIsRefusedWithItsReason() {
		Plan plan = NatFixture.plan("flow", TRAFFIC);
		plan.setFeasible(false);
		plan.setReason("not enough of everything");
		CoraException refused = assertThrows(CoraException.class,
				() -> Simulation.run(NatFixture.request(plan, TRAFFIC, MILLI)));
		assertTrue(refused.getMessage().contains("not enough of everything"));
	}

	@Test
	void aPredictorThatDoesNotExistIsNamedWithThoseThatDo() {
		Plan plan = NatFixture.plan("flow", TRAFFIC);
		plan.getAdaptation().setPredictor("crystal-ball");
		CoraException refused = assertThrows(CoraException.class,
				() -> Simulation.run(NatFixture.request(plan, TRAFFIC, MILLI)));
		assertTrue(refused.getMessage().contains("crystal-ball") && refused.getMessage().contains("holt-winters"));
	}
}
