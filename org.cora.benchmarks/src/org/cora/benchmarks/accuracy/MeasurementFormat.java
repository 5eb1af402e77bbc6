// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The measurement files that are known, told apart by their first line. */
public enum MeasurementFormat {

	/** Programs put together from a library of elements. */
	PROGRAMS("cora.nics.AgilioCX40MicroC", programColumns()),
	/** Programs that look up a table entry several times. */
	LOOKUPS("cora.nics.AgilioCX40Calibrated", List.of("program", "dram_reads_per_packet", "cores", "mpps")),
	/** A count-min sketch of several rows, over several paths through the program. */
	COUNTMIN("cora.nics.AgilioCX40Calibrated", List.of("rows", "cores", "path", "mpps"));

	/** The column that no prediction sees. */
	public static final String MEASURED = "mpps";

	private final String model;
	private final List<String> columns;

	MeasurementFormat(String model, List<String> columns) {
		this.model = model;
		this.columns = columns;
	}

	/** Qualified name of the NIC model of the card and firmware that such files are measured on. */
	public String model() {
		return model;
	}

	/** Columns that a file needs; others are ignored. */
	public List<String> columns() {
		return columns;
	}

	/** The format that has all its columns in a first line. */
	public static Optional<MeasurementFormat> of(List<String> header) {
		return Arrays.stream(values()).filter(f -> header.containsAll(f.columns)).findFirst();
	}

	private static List<String> programColumns() {
		List<String> columns = new ArrayList<>(List.of("traffic", "program", "cores", MEASURED));
		Element.all().forEach(e -> columns.add(e.column()));
		return columns;
	}
}
