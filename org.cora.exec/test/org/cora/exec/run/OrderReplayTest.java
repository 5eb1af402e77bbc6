// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.cora.exec.NatIr;
import org.cora.exec.Verdict;
import org.cora.exec.flow.FlowIdentity;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.packet.Packet;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolDivision;
import org.cora.exec.state.PoolShard;
import org.cora.exec.state.PoolShards;
import org.cora.exec.traffic.SyntheticTraffic;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.Workload;
import org.cora.ir.text.Fingerprint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sides, each with its own store, and the replay of what they did on one. */
class OrderReplayTest {

	private static final int PACKETS = 3000;
	private static final int FREE = NatIr.FREE;

	@TempDir
	private Path folder;
	private final Nf nf = NatIr.nat();
	private Path log;

	@BeforeEach
	void runOnTwoSides() {
		log = folder.resolve("order");
		InterpretedExecutor[] sides = new InterpretedExecutor[2];
		OrderHeader header = new OrderHeader(nf.name(), Fingerprint.of(nf), division(200), 1, true);
		try (OrderLogWriter writer = OrderLogWriter.create(log, header)) {
			for (int i = 0; i < 2; i++) {
				int side = i;
				LocalStore other = i == 0 ? null : sides[0].store();
				sides[i] = new InterpretedExecutor(nf, new LocalStore(nf, s -> PoolShards.of(shards(200), side), i, other, 0));
				sides[i].expiryListener((state, key, deadline, flow) -> writer.expired(nf.states().get(state), key,
						deadline, side));
			}
			// 3000 packets in 1000 s of which each flow sees few, so that bindings expire
			SyntheticTraffic traffic = new SyntheticTraffic(new Workload.Synthetic(400, new Workload.Popularity.Zipf(1),
					new Workload.Sizes.Imix(), 3, 0.2, Workload.Arrivals.POISSON, 0.5, 0.5), 0, 1);
			Packet packet = new Packet();
			long last = 0;
			for (int i = 0; i < PACKETS; i++) {
				traffic.next(packet);
				last = packet.time();
				if (i == PACKETS / 2) {
					sides[1].store().divide(FREE, shards(100));
					writer.divided(last, division(100));
				}
				handle(writer, sides, packet, traffic, i);
			}
			for (InterpretedExecutor side : sides) {
				side.advance(last);
			}
			assertEquals(0, sides[0].store().merge(sides[1].store()));
			writer.commit(sides[0].store().digest());
		}
	}

	private PoolDivision division(long first) {
		return new PoolDivision(Map.of("free", shards(first)), Map.of("out", PoolDivision.FLOW, "back", PoolDivision.FLOW));
	}

	/** So many for the first side, the others for the second. */
	private List<PoolShard> shards(long first) {
		return List.of(new PoolShard(0, first), new PoolShard(first, nf.states().get(FREE).capacity() - first));
	}

	/** Flows with an odd client port go to the second side. */
	private void handle(OrderLogWriter writer, InterpretedExecutor[] sides, Packet packet, SyntheticTraffic traffic,
			int i) {
		long index = writer.ingress(packet);
		if (i % 100 == 99) {
			writer.lost(index);
			return;
		}
		int port = traffic.port();
		FlowIdentity identity = new FlowIdentity();
		sides[0].identify(packet, port, identity);
		if (port == 1 && identity.kind() != FlowIdentity.Kind.DECLARED) {
			sides[1].identify(packet, port, identity);
		}
		int side = (int) identity.hash64() & 1;
		sides[side].advance(packet.time());
		Verdict verdict = sides[side].handle(packet, port, packet.time(), -1);
		writer.handled(index, packet, port, side, verdict);
		if (verdict.isForward()) {
			traffic.forwarded(traffic.connection(), packet, port, verdict.port());
		}
	}

	private OrderReplay.Result replay() {
		return OrderReplay.run(nf, Fingerprint.of(nf), log, OrderLogWriter.packetsOf(log), null);
	}

	private void edit(UnaryOperator<List<String>> change) throws IOException {
		Files.write(log, change.apply(new ArrayList<>(Files.readAllLines(log))));
	}

	private void withoutLine(String part) throws IOException {
		edit(lines -> {
			lines.remove(lineWith(lines, part));
			return lines;
		});
	}

	/** Changes the first line that has all these parts. */
	private void editLine(UnaryOperator<String> change, String... parts) throws IOException {
		edit(lines -> {
			int at = lineWith(lines, parts);
			lines.set(at, change.apply(lines.get(at)));
			return lines;
		});
	}

	private static int lineWith(List<String> lines, String... parts) {
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			if (List.of(parts).stream().allMatch(line::contains)) {
				return i;
			}
		}
		throw new AssertionError("no line with " + List.of(parts));
	}

	@Test
	void oneStoreGivesTheSameInTheSameOrder() throws IOException {
		OrderReplay.Result result = replay();
		assertEquals("", result.firstDifference());
		assertTrue(result.verified());
		assertEquals(PACKETS - PACKETS / 100, result.counts().in());
		assertTrue(Files.readAllLines(log).stream().filter(l -> l.contains("expiry")).count() > 50, "bindings expired");
		assertEquals(result.counts().in() + Files.readAllLines(log).stream().filter(l -> l.contains("expiry")).count(),
				result.handlers());
	}

	@Test
	void aPoolThatWasDividedAnewIsThatFromThenOn() throws IOException {
		withoutLine("divided");
		assertFalse(replay().verified());
	}

	@Test
	void aPoolCanOnlyBeDividedIntoAllItsItems() throws IOException {
		editLine(l -> l.replace("\"count\":100", "\"count\":99"), "divided");
		assertThrows(CoraException.class, this::replay);
		editLine(l -> "{\"divided\":5,\"poolShards\":{\"free\":[{\"first\":0,\"count\":" + nf.states().get(FREE).capacity() + "}]},\"places\":{}}",
				"divided");
		assertTrue(replay().firstDifference().contains("as many shards"), replay().firstDifference());
	}

	@Test
	void aMissingExpiryIsCaught() throws IOException {
		withoutLine("expiry");
		assertFalse(replay().verified());
	}

	@Test
	void anExpiryTooEarlyIsCaught() throws IOException {
		editLine(l -> l.replaceAll("\"time\":\\d+", "\"time\":5"), "expiry");
		assertTrue(replay().firstDifference().contains("timed out"));
	}

	@Test
	void aPacketOnTheWrongSideIsCaught() throws IOException {
		editLine(l -> l.replace("\"side\":1", "\"side\":0"), "\"side\":1", "\"port\":0");
		assertTrue(replay().firstDifference().contains("bytes"), "it gets an endpoint of the other shard");
	}

	@Test
	void aSideThatThereIsNotIsCaught() throws IOException {
		editLine(l -> l.replace("\"side\":1", "\"side\":2"), "\"side\":1", "\"port\":0");
		assertTrue(replay().firstDifference().contains("a port or side that can't be"), replay().firstDifference());
	}

	@Test
	void packetsOfAFlowOutOfOrderAreCaught() throws IOException {
		edit(lines -> {
			int at = lineWith(lines, "\"port\":0");
			String first = lines.remove(at);
			lines.add(lines.size() - 1, first);
			return lines;
		});
		assertFalse(replay().verified());
	}

	@Test
	void anotherFinalStateIsCaught() throws IOException {
		edit(lines -> {
			lines.set(lines.size() - 1, "{\"digest\":5}");
			return lines;
		});
		assertTrue(replay().firstDifference().contains("final state"));
	}

	@Test
	void logsThatAreNoneAreRefused() throws IOException {
		for (String text : List.of("", "hello", "[1]", "{}", "{\"schema\":9,\"nf\":\"x\"}", "{\"schema\":\"x\"}",
				"x".repeat(100_000))) {
			Files.writeString(log, text);
			CoraException thrown = assertThrows(CoraException.class, this::replay);
			assertEquals("order-log", thrown.diagnostics().get(0).code());
		}
	}

	@Test
	void aLogThatWasCutOffIsRefused() throws IOException {
		edit(lines -> lines.subList(0, lines.size() - 1));
		assertThrows(CoraException.class, this::replay);
	}

	@Test
	void aLogOfAnotherProgramIsRefused() {
		CoraException thrown = assertThrows(CoraException.class,
				() -> OrderReplay.run(nf, "other", log, OrderLogWriter.packetsOf(log), null));
		assertTrue(thrown.getMessage().contains("another version"));
	}
}
