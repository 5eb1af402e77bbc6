// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

/**
 * Samples of the exponential distribution with mean 1, by the ziggurat method with 256 layers (Marsaglia and Tsang, J.
 * Statistical Software 5(8), 2000): mostly one random number and one multiplication, no logarithm.
 */
final class ExponentialSampler {

	private static final int LAYERS = 256;
	/** Where the lowest layer ends and the tail begins, and the area of a layer; from the paper. */
	private static final double TAIL = 7.69711747013104972;
	private static final double AREA = 0.0039496598225815571993;

	private static final double[] EDGE = new double[LAYERS + 1];
	private static final double[] HEIGHT = new double[LAYERS + 1];

	static {
		EDGE[0] = AREA / StrictMath.exp(-TAIL);
		EDGE[1] = TAIL;
		HEIGHT[1] = StrictMath.exp(-TAIL);
		for (int i = 2; i < LAYERS; i++) {
			HEIGHT[i] = HEIGHT[i - 1] + AREA / EDGE[i - 1];
			EDGE[i] = -StrictMath.log(HEIGHT[i]);
		}
		HEIGHT[LAYERS] = 1;
	}

	private ExponentialSampler() {
	}

	static double next(Random64 random) {
		while (true) {
			long bits = random.next();
			int layer = (int) bits & LAYERS - 1;
			double x = (bits >>> 11) * 0x1p-53 * EDGE[layer];
			if (x < EDGE[layer + 1]) {
				return x;
			}
			if (layer == 0) {
				return TAIL - StrictMath.log(1 - random.unit());
			}
			double y = HEIGHT[layer] + random.unit() * (HEIGHT[layer + 1] - HEIGHT[layer]);
			if (y < StrictMath.exp(-x)) {
				return x;
			}
		}
	}
}
