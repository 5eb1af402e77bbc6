// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.cora.exec.flow.FlowIdentity;
import org.cora.ir.spec.OffloadSpec.Side;
import org.cora.runtime.LoadSample;
import org.cora.runtime.flow.FlowRegistry;
import org.cora.runtime.predict.Predictors;
import org.junit.jupiter.api.Test;

/**
 * How long the controller's own work takes: what {@link ControllerSettings} charges for it. No test of the suite, as it measures
 * time, that of the processor so that others don't count.
 */
class ControlFigures {

	private static final int FLOWS = 20_000;
	private static final int PACKETS = 6_800;
	private static final int ROUNDS = 400;
	private static final long MILLI = 1_000_000;
	private static final int CORES = 4;
	/** In an interval. */
	private static final int LOOKS = 4;

	private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
	private final FlowRegistry flows = new FlowRegistry();
	private final Random random = new Random(1);

	@Test
	void aLookAndAChoice() {
		double[] upTo = new double[FLOWS];
		double sum = 0;
		for (int rank = 0; rank < FLOWS; rank++) {
			sum += 1.0 / (rank + 1);
			upTo[rank] = sum;
			flows.intern(identity(rank), rank % 2 == 0 ? Side.CPU : Side.NIC);
		}
		Controller controller = new Controller(ControllerSettings.DEFAULT, Predictors.tested("auto", LOOKS).orElseThrow(),
				new Refinement(new Refinement.Model(1e6, 0, 3000, 3e9, 100_000)), flows, 4e-6);
		double[] look = new double[ROUNDS];
		double[] choose = new double[ROUNDS];
		double[] all = new double[ROUNDS];
		for (int round = 0; round < 2 * ROUNDS; round++) {
			for (int i = 0; i < PACKETS; i++) {
				int at = Arrays.binarySearch(upTo, sum * random.nextDouble());
				flows.count(Math.min(FLOWS - 1, at < 0 ? -at - 1 : at), round);
			}
			flows.nextEpoch();
			int n = Math.max(0, round - ROUNDS);
			double demand = 1e6 * (0.5 + 0.2 * Math.sin(round / 7.0));
			LoadSample sample = new LoadSample(round * MILLI, MILLI, demand, demand / 2, demand / 2, 0.5, 0.4, CORES, "nic-cores", 0, 0,
					0, 0, 0, List.of(0.99 * demand, 1.01 * demand, demand, demand));
			look[n] = nanos(() -> controller.observe(sample));
			choose[n] = nanos(() -> flows.worthiest(Side.CPU, 1, 1000, 0.5)) / flows.examined();
			all[n] = nanos(() -> flows.worthiest(Side.CPU, 1, 1000, 0)) / flows.examined();
		}
		print("a look at monitor and predictors", look);
		print("choosing among the busy flows, each", choose);
		print("choosing among all flows, each", all);
	}

	private double nanos(Runnable work) {
		long begin = clock.getCurrentThreadCpuTime();
		work.run();
		return clock.getCurrentThreadCpuTime() - begin;
	}

	private static void print(String what, double[] nanos) {
		Arrays.sort(nanos);
		System.out.println(String.format(Locale.ROOT, "%s: median %.1f ns, p90 %.1f ns", what, nanos[ROUNDS / 2], nanos[ROUNDS * 9 / 10]));
	}

	private static FlowIdentity identity(long key) {
		FlowIdentity identity = new FlowIdentity();
		identity.begin(FlowIdentity.Kind.DECLARED);
		identity.add(key);
		return identity;
	}
}
