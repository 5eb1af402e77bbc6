// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.exec.Verdict;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.packet.Packet;
import org.cora.exec.run.Ingress;
import org.cora.exec.run.PacketCounts;
import org.cora.exec.run.StateContent;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.exec.traffic.PacketSource;
import org.cora.ir.program.Nf;
import org.cora.testing.Examples;

/** A shipped NF on a bench: packets go in one by one, and what became of them and of the states can be looked at. */
final class Bench {

	private static final Map<String, Compilation> COMPILED = new ConcurrentHashMap<>();

	/** Sees each packet of a capture as it came in and as it is afterwards. */
	@FunctionalInterface
	interface Observer {
		/** @param port by which it came in */
		void packet(int port, Packet before, Packet after, Verdict verdict);
	}

	private final Nf nf;
	private final InterpretedExecutor executor;
	private final PacketCounts counts = new PacketCounts();

	private Bench(Nf nf) {
		this.nf = nf;
		executor = new InterpretedExecutor(nf, new LocalStore(nf, PoolShards.whole()));
	}

	/** The file of an example, compiled. */
	static Compilation compiled(String example) {
		return COMPILED.computeIfAbsent(example,
				name -> CoraCompiler.compile(Examples.FOLDER.resolve(name + "/" + name + ".cora")).orThrow());
	}

	/** An NF of an example with empty states. */
	static Bench of(String example, String nf) {
		return of(compiled(example).program().nf(nf).orElseThrow());
	}

	/** An NF of an example whose states forget nothing: timeouts of 10 s and 120 s become those of a year. */
	static Bench unforgetting(String example, String nf) {
		try {
			Path file = Examples.FOLDER.resolve(example + "/" + example + ".cora");
			String text = Files.readString(file).replaceAll("timeout (10|120) s", "timeout 8760 h");
			return of(CoraCompiler.compile(text, file.toString()).orThrow().program().nf(nf).orElseThrow());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** An NF with empty states. */
	static Bench of(Nf nf) {
		return new Bench(nf);
	}

	/**
	 * Handles a packet at its time.
	 *
	 * @return {@code forward PORT}, {@code pass}, {@code drop REASON} or {@code full STATE}
	 */
	String send(String port, Packet packet) {
		return text(handle(nf.port(port).orElseThrow().index(), packet));
	}

	private String text(Verdict verdict) {
		return switch (verdict.kind()) {
			case FORWARD -> "forward " + nf.ports().get(verdict.port()).name();
			case PASS -> "pass";
			case DROP_POLICY -> "drop " + verdict.reason();
			case DROP_RESOURCE -> "full " + nf.states().get(verdict.state()).name();
		};
	}

	private Verdict handle(int port, Packet packet) {
		executor.advance(packet.time());
		Verdict verdict = executor.handle(packet, port, packet.time(), -1);
		counts.count(verdict);
		counts.countGenerated(packet.copies().count());
		return verdict;
	}

	/** Lets time pass: what is due by then expires. */
	void advance(long nanos) {
		executor.advance(nanos);
	}

	/** All packets of a capture; replies follow translation. */
	PacketCounts over(Path capture, Observer observer) {
		Packet packet = new Packet();
		try (PacketSource source = Ingress.auto().of(CaptureReader.open(capture))) {
			while (source.next(packet)) {
				Packet before = new Packet();
				before.copyFrom(packet);
				Verdict verdict = handle(source.port(), packet);
				if (verdict.isForward()) {
					source.forwarded(source.connection(), packet, source.port(), verdict.port());
				}
				observer.packet(source.port(), before, packet, verdict);
			}
		}
		return counts;
	}

	/** What became of the packets so far. */
	PacketCounts counts() {
		return counts;
	}

	/** What a state holds, by key; keys and values as {@link StateContent} shows them. */
	Map<Object, Object> state(String name) {
		Map<Object, Object> entries = new LinkedHashMap<>();
		for (StateContent content : StateContent.of(executor.store())) {
			if (content.name().equals(name)) {
				content.entries().forEach(e -> entries.put(e.key(), e.value()));
				return entries;
			}
		}
		throw new IllegalArgumentException(nf.name() + " has no state " + name);
	}

	/** A register's value; zero isn't shown as content. */
	long register(String name) {
		return state(name).values().stream().mapToLong(v -> ((Number) v).longValue()).sum();
	}

	/** The value of the only entry. */
	Object value(String name) {
		List<Object> values = new ArrayList<>(state(name).values());
		if (values.size() != 1) {
			throw new IllegalStateException(name + " holds " + values);
		}
		return values.get(0);
	}
}
