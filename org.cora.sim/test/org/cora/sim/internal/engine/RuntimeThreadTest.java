// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Work of the runtime takes one core's time as it goes by, and not more. */
class RuntimeThreadTest {

	private final RuntimeThread thread = new RuntimeThread();

	@Test
	void workIsDoneAsTimeGoesBy() {
		thread.work(1000, 600);
		assertEquals(0, thread.done(1000));
		assertEquals(100, thread.done(1100));
		assertEquals(600, thread.done(1600));
		assertEquals(600, thread.done(9000));
	}

	@Test
	void whatIsAskedMeanwhileWaits() {
		thread.work(0, 600);
		thread.work(100, 50);
		assertEquals(300, thread.done(300));
		assertEquals(650, thread.done(650));
		thread.work(1000, 10);
		assertEquals(650, thread.done(1000));
		assertEquals(660, thread.done(1010));
	}
}
