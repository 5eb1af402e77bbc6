// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How predictions are made and judged. */
class AccuracyBenchTest {

	@TempDir
	private Path folder;

	private Path file(String name, String text) throws IOException {
		return Files.writeString(folder.resolve(name), text);
	}

	private static String program(String traffic, int cores, String measured, double... counts) {
		double[] all = Arrays.copyOf(counts, Element.all().size());
		return traffic + ",7," + cores + "," + measured + ","
				+ Arrays.stream(all).mapToObj(Double::toString).collect(Collectors.joining(","));
	}

	private static String programs(String measured) {
		return String.join("\n", String.join(",", MeasurementFormat.PROGRAMS.columns()), program("hit", 24, measured, 19, 1, 1, 5),
				program("miss", 60, measured, 29, 1, 1, 2, 1, 6), program("hit", 48, measured, 0, 0, 0, 0, 1, 3, 1, 2)) + "\n";
	}

	private static List<Double> predictions(Path file) {
		List<Double> all = new ArrayList<>();
		new AccuracyBench(false, (measured, predicted) -> all.add(predicted)).run(file);
		return all;
	}

	@Test
	void predictionsDontDependOnWhatWasMeasured() throws IOException {
		List<Double> blank = predictions(file("blank.csv", programs("")));
		assertEquals(3, blank.size());
		assertEquals(blank, predictions(file("one.csv", programs("1"))));
		assertEquals(blank, predictions(file("much.csv", programs("50"))));
	}

	@Test
	void errorsAreRelativeToTheMeasured() throws IOException {
		double right = predictions(file("blank.csv", programs(""))).get(0);
		String text = String.join(",", MeasurementFormat.PROGRAMS.columns()) + "\n"
				+ program("hit", 24, Double.toString(right / 1.25), 19, 1, 1, 5) + "\n"
				+ program("hit", 24, Double.toString(right), 19, 1, 1, 5) + "\n" + program("hit", 24, "", 19, 1, 1, 5) + "\n";
		AccuracyReport report = new AccuracyBench(false, (m, p) -> { }).run(file("two.csv", text));
		assertEquals(3, report.lines());
		assertEquals(1, report.predicted());
		GroupAccuracy all = report.groups().get(0);
		assertEquals(2, all.n());
		assertEquals(0.125, all.mape(), 1e-9);
		assertEquals(0.125, all.p50(), 1e-9);
		assertEquals(0.2475, all.p99(), 1e-9);
	}

	@Test
	void aSketchIsJudgedByTheMedianOverItsPaths() throws IOException {
		double right = predictions(file("blank.csv", "rows,cores,path,mpps\n9,50,a,\n")).get(0);
		AccuracyReport report = new AccuracyBench(false, (m, p) -> { }).run(file("m.csv", "rows,cores,path,mpps\n9,50,a,1\n9,50,b,"
				+ right + "\n9,50,c,40\n"));
		assertEquals(1, report.groups().get(0).n());
		assertEquals(0, report.groups().get(0).mape(), 1e-9);
	}

	@Test
	void moreCoresAndLessWorkAreNeverSlower() throws IOException {
		List<String> lines = new ArrayList<>(List.of(String.join(",", MeasurementFormat.PROGRAMS.columns())));
		for (int cores = 24; cores <= 60; cores += 6) {
			lines.add(program("hit", cores, "", 20, 1, 1, 5, 1, 6));
		}
		List<Double> byCores = predictions(file("cores.csv", String.join("\n", lines)));
		assertEquals(byCores.stream().sorted().toList(), byCores);
		List<Double> rows = predictions(file("rows.csv", "rows,cores,path,mpps\n1,50,a,\n4,50,a,\n9,50,a,\n30,50,a,\n"));
		assertEquals(rows.stream().sorted(java.util.Comparator.reverseOrder()).toList(), rows);
		assertTrue(rows.get(3) > 0);
	}

	/** What docs/nic-models.md says about the shipped models. */
	@Test
	void shippedModelsPredictMeasuredPrograms() {
		GroupAccuracy programs = judge("agilio-programs.csv.gz");
		assertEquals(6629, programs.n());
		assertTrue(programs.mape() < 0.017 && programs.p99() < 0.085, programs.toString());
		GroupAccuracy sketches = judge("agilio-countmin.csv");
		assertEquals(9, sketches.n());
		assertTrue(sketches.mape() < 0.065 && sketches.p50() < 0.01, sketches.toString());
	}

	private static GroupAccuracy judge(String name) {
		return new AccuracyBench(false, (m, p) -> { }).run(Data.measurements(name)).groups().get(0);
	}
}
