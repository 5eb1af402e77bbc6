// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages programs for some minutes ({@code -Dcora.fuzz.minutes}, ten unless said): no exception, nothing in the log, no hang,
 * no growth of memory. As many threads as there are processors check programs; one more asks every service about some.
 * Not part of the suite; run with {@code -Dtest=ServicesFuzz}. The seed is {@code -Dcora.fuzz.seed}.
 */
class ServicesFuzz {

	private static final int WARM = 100;
	private static final long GROWTH = 64L << 20;
	/** Programs that are checked for each one that the services are asked about, which takes as long as a hundred checks. */
	private static final int CHECKED_PER_ASKED = 300;
	private static final long HANG = TimeUnit.SECONDS.toNanos(60);

	private final List<String> failures = new CopyOnWriteArrayList<>();

	@Test
	void longRun(@TempDir Path folder) throws Exception {
		long seed = Long.getLong("cora.fuzz.seed", 1);
		long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Integer.getInteger("cora.fuzz.minutes", 10));
		AtomicBoolean stop = new AtomicBoolean();
		AtomicLong count = new AtomicLong();
		List<MassDamage> workers = new ArrayList<>();
		List<Thread> threads = new ArrayList<>();
		try (Damage damage = new Damage(folder, seed)) {
			for (int i = 0; i < Integer.getInteger("cora.fuzz.threads", Runtime.getRuntime().availableProcessors()); i++) {
				MassDamage worker = new MassDamage(damage.language(), damage.mutations().fork(seed * 1000 + i), count, stop,
						(thrown, text) -> failures.add(thrown + " with\n" + text));
				workers.add(worker);
				threads.add(new Thread(worker, "damage " + i));
			}
			threads.forEach(Thread::start);
			long questioned = 0;
			long before = 0;
			while (System.nanoTime() < end && damage.failures().isEmpty() && failures.isEmpty()) {
				workers.stream().filter(w -> w.nanos() > HANG).forEach(w -> failures.add("No end with\n" + w.text()));
				if (questioned * CHECKED_PER_ASKED > count.get()) {
					LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
					continue;
				}
				damage.round();
				if (++questioned == WARM) {
					before = used();
				}
			}
			// what is in the log may be about any of them
			List<String> texts = workers.stream().map(MassDamage::text).toList();
			stop.set(true);
			for (Thread thread : threads) {
				thread.join(TimeUnit.NANOSECONDS.toMillis(HANG));
			}
			long after = used();
			System.out.printf("%,d damaged programs checked, %,d more asked %d questions each; memory in use %,d MiB, then %,d MiB%n", count.get(),
					questioned, 28, before >> 20, after >> 20);
			damage.failures().forEach(logged -> failures.add(logged + "\nor with\n" + String.join("\nor with\n", texts)));
			assertEquals(List.of(), failures.stream().limit(1).toList());
			assertTrue(before == 0 || after - before < GROWTH, "memory grew");
		}
	}

	private static long used() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}
}
