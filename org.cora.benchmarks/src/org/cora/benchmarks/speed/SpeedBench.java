// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures how fast programs and the simulator are. What is measured runs on the calling thread; times are the machine's, so
 * rows of one run are to be compared with each other, and first of all with the floor.
 *
 * @param flows        numbers of flows, each 1 to a few million
 * @param seconds      how long each functional row is measured, of the thread's own time, above 0
 * @param timedPackets packets of each timed row, of which twice as many are in memory; 0 for no timed rows
 * @param ns3Packets   packets that ns-3 forwards beside each timed row; 0 for no rows of it
 * @param profile      whether timed rows are simulated once more to see where their time goes
 * @param seed         of generated traffic
 */
public record SpeedBench(List<Long> flows, double seconds, long timedPackets, int ns3Packets, boolean profile, long seed) {

	private static final String COMPILER = "g++";

	public SpeedBench {
		flows = List.copyOf(flows);
	}

	/**
	 * Measures the first offload of each file.
	 *
	 * @param progress told what is measured next
	 * @throws org.cora.ir.diagnostic.CoraException if a file has errors or no such offload
	 */
	public SpeedResult run(List<Path> files, Consumer<String> progress) {
		try (Ns3Forwarding ns3 = ns3Packets > 0 ? Ns3Forwarding.build(COMPILER, progress) : null) {
			return run(files, ns3, progress);
		}
	}

	private SpeedResult run(List<Path> files, Ns3Forwarding ns3, Consumer<String> progress) {
		List<SpeedRow> rows = new ArrayList<>();
		List<ProfileShare> shares = new ArrayList<>();
		for (long count : flows) {
			progress.accept("floor, " + count + " flows");
			rows.add(new ProbeFloor((int) count, seed).measure(count, seconds));
		}
		for (Path file : files) {
			SpeedCase each = SpeedCase.of(file);
			functional(each, rows, progress);
			if (timedPackets > 0) {
				timed(each, ns3, rows, shares, progress);
			}
		}
		return new SpeedResult(List.copyOf(rows), List.copyOf(shares));
	}

	private void functional(SpeedCase each, List<SpeedRow> rows, Consumer<String> progress) {
		FunctionalSpeed functional = new FunctionalSpeed(each, seed);
		for (long count : flows) {
			progress.accept(each.name() + ", " + count + " flows");
			rows.add(functional.compiled(count, seconds));
			rows.add(functional.interpreted(count, seconds));
		}
	}

	private void timed(SpeedCase each, Ns3Forwarding ns3, List<SpeedRow> rows, List<ProfileShare> shares,
			Consumer<String> progress) {
		TimedSpeed timed = new TimedSpeed(each);
		for (long count : flows) {
			progress.accept(each.name() + ", " + count + " flows, timed");
			rows.add(timed.generate(count, timedPackets, seed));
			Recording recording = timed.record(count, timedPackets, seed);
			rows.add(timed.simulate(count, recording, seed));
			if (profile) {
				shares.addAll(timed.profile(count, recording, seed));
			}
			if (ns3 != null) {
				progress.accept(each.name() + ", " + count + " flows, ns-3");
				rows.add(ns3.play(each.name(), count, recording, ns3Packets));
			}
		}
	}
}
