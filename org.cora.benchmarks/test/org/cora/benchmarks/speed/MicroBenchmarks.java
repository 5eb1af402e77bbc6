// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the micro benchmarks with JMH. No test by its name, so it runs only if it is asked for:
 * {@code mvn -pl org.cora.benchmarks -am test -Dtest=MicroBenchmarks -Dtest.jit= -Dsurefire.failIfNoSpecifiedTests=false}, with
 * {@code -Dcora.micro=PendingEvents} only those whose names match.
 */
class MicroBenchmarks {

	private static final TimeValue SECOND = new TimeValue(1, TimeUnit.SECONDS);

	@Test
	void run() throws RunnerException {
		ChainedOptionsBuilder options = new OptionsBuilder().forks(1).warmupIterations(3).warmupTime(SECOND)
				.measurementIterations(5).measurementTime(SECOND)
				.jvmArgs("-XX:+UseSerialGC", "-Dcora.root=" + System.getProperty("cora.root"));
		for (Class<?> each : new Class<?>[] { TableProbe.class, PendingEvents.class, HandledPackets.class }) {
			if (each.getSimpleName().matches(".*(" + System.getProperty("cora.micro", "") + ").*")) {
				options = options.include(each.getName() + "\\.");
			}
		}
		new Runner(options.build()).run();
	}
}
