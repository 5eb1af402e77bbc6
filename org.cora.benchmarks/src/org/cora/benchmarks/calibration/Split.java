// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.calibration;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.zip.CRC32;
import org.cora.benchmarks.accuracy.Element;
import org.cora.benchmarks.accuracy.Measurement;
import org.cora.benchmarks.accuracy.ProgramCase;

/**
 * How measurements are divided into parts, each of which is predicted by a fit to the others. Never by line: what one
 * program does at 24 cores says too much about what it does at 30.
 */
public enum Split {

	/** All measurements of a program in one part. */
	PROGRAM("by program", m -> hash(m.program())),
	/** All programs put together from the same elements in one part. */
	COMBINATION("by combination of elements", m -> hash(combination(m)));

	/** Parts. */
	public static final int PARTS = 5;

	private final String title;
	private final ToIntFunction<Measurement> part;

	Split(String title, ToIntFunction<Measurement> part) {
		this.title = title;
		this.part = part;
	}

	public String title() {
		return title;
	}

	/** From 0 to {@link #PARTS}, not included. */
	public int part(Measurement measurement) {
		return part.applyAsInt(measurement);
	}

	private static String combination(Measurement measurement) {
		if (!(measurement.input() instanceof ProgramCase program)) {
			return measurement.program();
		}
		List<Element> parts = Element.all().stream().filter(Element::isPart).toList();
		return Arrays.toString(parts.stream().mapToInt(e -> (int) program.count(e)).toArray());
	}

	private static int hash(String text) {
		CRC32 crc = new CRC32();
		crc.update(text.getBytes(StandardCharsets.UTF_8));
		return (int) (crc.getValue() % PARTS);
	}
}
