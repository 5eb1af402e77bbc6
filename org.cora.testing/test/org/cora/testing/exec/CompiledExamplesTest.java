// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.exec.Verdict;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.compile.Twins;
import org.cora.exec.packet.Packet;
import org.cora.exec.run.Ingress;
import org.cora.exec.traffic.PacketSource;
import org.cora.exec.traffic.TrafficSource;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.testing.Examples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example is compiled whole, and does compiled what it does interpreted: packets, verdicts, states, what hooks see. */
class CompiledExamplesTest {

	private static final Map<String, Compilation> COMPILED = new ConcurrentHashMap<>();
	private static final int WATCHED_PACKETS = 200;
	private static final int PACKETS = 2_000;
	private static final int CAPTURED_PACKETS = 400;
	private static final int FLOWS = 64;

	static List<String> examples() throws IOException {
		try (Stream<Path> folders = Files.list(Examples.FOLDER)) {
			return folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	private static Compilation compiled(String example) {
		return COMPILED.computeIfAbsent(example,
				name -> CoraCompiler.compile(Examples.FOLDER.resolve(name + "/" + name + ".cora")).orThrow());
	}

	@ParameterizedTest
	@MethodSource("examples")
	void overTheTrafficItIsOffloadedFor(String example) {
		Compilation compilation = compiled(example);
		for (OffloadSpec offload : compilation.offloads()) {
			Nf nf = compilation.program().nf(offload.nf()).orElseThrow();
			for (boolean watched : new boolean[] { true, false }) {
				Twins twins = new Twins(nf, watched);
				assertEquals(Map.of(), twins.interpreted());
				try (TrafficSource source = new TrafficSource(offload.traffic(), Examples.FOLDER.resolve(example), 7)) {
					run(twins, source, watched ? WATCHED_PACKETS : PACKETS);
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("examples")
	void overCaptures(String example) {
		for (Nf nf : compiled(example).program().nfs()) {
			over(new Twins(nf, true), Captures.shipped(), WATCHED_PACKETS);
		}
	}

	@ParameterizedTest
	@MethodSource("examples")
	void overRealCaptures(String example) {
		List<Path> captures = Captures.real();
		for (Nf nf : compiled(example).program().nfs()) {
			Twins twins = new Twins(nf, false);
			captures.forEach(capture -> over(twins, capture, CAPTURED_PACKETS));
		}
	}

	private static void over(Twins twins, Path capture, int most) {
		try (PacketSource source = Ingress.auto().of(CaptureReader.open(capture))) {
			run(twins, source, most);
		}
	}

	private static void run(Twins twins, PacketSource source, int most) {
		Packet packet = new Packet();
		int packets = 0;
		while (packets < most && source.next(packet)) {
			int port = source.port();
			Verdict verdict = twins.handle(packet, port, packets % FLOWS - 1);
			if (verdict.isForward()) {
				source.forwarded(source.connection(), packet, port, verdict.port());
			}
			packets++;
		}
		assertTrue(packets > 0);
		twins.compareStates();
	}
}
