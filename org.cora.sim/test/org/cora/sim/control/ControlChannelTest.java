// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cora.sim.trace.TraceEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ControlChannelTest {

	private RunControl control;
	private ControlServer server;

	@BeforeEach
	void open() throws IOException {
		control = new RunControl(true);
		server = new ControlServer(control);
	}

	@AfterEach
	void close() throws IOException {
		server.close();
	}

	@Test
	void aRunWaitsPausesStepsAndStopsAsTold() throws Exception {
		try (Client client = new Client(server.token())) {
			CompletableFuture<Long> run = CompletableFuture.supplyAsync(() -> {
				long now = 0;
				while (control.checkpoint(now)) {
					now += 10;
				}
				return now;
			});
			// The step may already be over when the reply is written.
			String stepping = client.ask("{'id':1,'do':'step','nanos':1000}").get("state").getAsString();
			assertTrue(Set.of("running", "paused").contains(stepping), stepping);
			while (control.state() != RunControl.State.PAUSED) {
				Thread.onSpinWait();
			}
			assertEquals(1000, client.ask("{'id':2,'do':'pause'}").get("at").getAsLong());
			assertFalse(run.isDone());
			JsonObject stopped = client.ask("{'id':3,'do':'stop'}");
			assertEquals("stopped", stopped.get("state").getAsString());
			assertEquals(3, stopped.get("id").getAsInt());
			assertEquals(1000, run.get(200, TimeUnit.SECONDS));
		}
	}

	@Test
	void whatIsNotBuiltYetIsRefusedClearly() throws IOException {
		try (Client client = new Client(server.token())) {
			for (String command : new String[] { "suspend", "evaluate" }) {
				JsonObject reply = client.ask("{'id':'a','do':'" + command + "'}");
				assertFalse(reply.get("ok").getAsBoolean());
				assertEquals("not-supported", reply.getAsJsonObject("error").get("code").getAsString());
			}
		}
	}

	@Test
	void nonsenseIsAnsweredAndSurvived() throws IOException {
		try (Client client = new Client(server.token())) {
			assertEquals("malformed", client.ask("hello").getAsJsonObject("error").get("code").getAsString());
			assertEquals("unknown-command", client.ask("{}").getAsJsonObject("error").get("code").getAsString());
			assertEquals("bad-argument",
					client.ask("{'do':'step','nanos':'x'}").getAsJsonObject("error").get("code").getAsString());
			assertEquals("bad-argument",
					client.ask("{'do':'speed','factor':-1}").getAsJsonObject("error").get("code").getAsString());
			assertTrue(client.ask("{'do':'run'}").get("ok").getAsBoolean());
		}
	}

	@Test
	void aClientWithoutTheTokenIsTurnedAway() throws IOException {
		try (Client client = new Client("wrong")) {
			assertNull(client.in.readLine());
		}
	}

	@Test
	void aRunEndsWhenItsClientGoesUnlessItWasToldToGoOn() throws Exception {
		try (Client client = new Client(server.token())) {
			assertTrue(client.ask("{'do':'pause'}").get("ok").getAsBoolean());
		}
		await(RunControl.State.STOPPED);
		server.close();
		open();
		try (Client client = new Client(server.token())) {
			client.ask("{'do':'pause'}");
			assertTrue(client.ask("{'do':'detach'}").get("ok").getAsBoolean());
		}
		await(RunControl.State.RUNNING);
	}

	private void await(RunControl.State state) {
		while (control.state() != state) {
			Thread.onSpinWait();
		}
	}

	@Test
	void aSubscriberHearsEventsAndTheEnd() throws IOException {
		try (Client client = new Client(server.token())) {
			client.ask("{'id':1,'do':'subscribe'}");
			server.accept(new TraceEvent.Signal(5, "cpu.cores", 2));
			JsonObject event = JsonParser.parseString(client.in.readLine()).getAsJsonObject();
			assertEquals("signal", event.get("event").getAsString());
			assertEquals(2, event.get("value").getAsDouble());
			server.close();
			assertEquals("ended",
					JsonParser.parseString(client.in.readLine()).getAsJsonObject().get("event").getAsString());
		}
	}

	@Test
	void aSubscriberThatDoesNotReadNeverHoldsUpTheRun() throws IOException {
		try (Client client = new Client(server.token())) {
			client.ask("{'id':1,'do':'subscribe'}");
			for (int i = 0; i < 200_000; i++) {
				server.accept(new TraceEvent.Signal(i, "nic.queue", i));
			}
		}
	}

	private final class Client implements AutoCloseable {
		final Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
		final BufferedReader in = new BufferedReader(
				new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

		Client(String token) throws IOException {
			send("{'token':'" + token + "'}");
		}

		void send(String line) throws IOException {
			socket.getOutputStream().write((line.replace('\'', '"') + "\n").getBytes(StandardCharsets.UTF_8));
		}

		JsonObject ask(String line) throws IOException {
			send(line);
			return JsonParser.parseString(in.readLine()).getAsJsonObject();
		}

		@Override
		public void close() throws IOException {
			socket.close();
		}
	}
}
