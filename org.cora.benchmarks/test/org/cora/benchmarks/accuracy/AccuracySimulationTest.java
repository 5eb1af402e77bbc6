// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measured programs simulated packet by packet on the calibrated card. */
class AccuracySimulationTest {

	private static final String LOOKUPS = "program,dram_reads_per_packet,cores,mpps\n";

	@TempDir
	private Path folder;

	private AccuracyReport simulate(String text, List<Double> predictions) throws IOException {
		Path file = Files.writeString(folder.resolve("measured.csv"), text);
		return new AccuracyBench(true, (measured, predicted) -> predictions.add(predicted)).run(file);
	}

	private List<Double> simulate(String text) throws IOException {
		List<Double> predictions = new ArrayList<>();
		simulate(text, predictions);
		return predictions;
	}

	@Test
	void predictionsDontDependOnWhatWasMeasured() throws IOException {
		List<Double> blank = simulate(LOOKUPS + "l,4,10,\nl,8,30,\n");
		assertEquals(2, blank.size());
		assertEquals(blank, simulate(LOOKUPS + "l,4,10,1\nl,8,30,99\n"));
	}

	/** The card's figures, in cycles of 800 MHz: 238 a packet and 25.63 a look-up, of which one address serves one in 4.02. */
	@Test
	void coresBindBeforeTheKneeAndTheMemoryBehindIt() throws IOException {
		List<Double> rates = simulate(LOOKUPS + "l,12,5,\nl,12,10,\nl,12,30,\nl,12,50,\nl,0,50,\n");
		double core = 800 / (238 + 12 * 25.63);
		assertEquals(5 * core, rates.get(0), 0.01 * rates.get(0));
		assertEquals(10 * core, rates.get(1), 0.01 * rates.get(1));
		assertEquals(800 / (12 * 4.02), rates.get(2), 0.01 * rates.get(2));
		assertEquals(rates.get(2), rates.get(3), 0.01 * rates.get(2));
		assertEquals(52.75, rates.get(4), 0.5, "the receive path");
	}

	/** Idle cores leave the memories to the others, and the card's own accesses fill a memory, too. */
	@Test
	void theCardsOwnAccessesAndIdleCoresCount() throws IOException {
		String columns = String.join(",", MeasurementFormat.PROGRAMS.columns()) + "\n";
		String none = ",0".repeat(Element.all().size());
		List<Double> rates = simulate(columns + "hit,1,24," + filter(none, 10) + "\nhit,1,48," + none + "\n"
				+ "hit,1,60," + filter(none, 40) + "\n");
		assertEquals(24 * 1200 / ((597.3 + 10 * 74.98) * (1 - 36 * 0.003071)), rates.get(0), 0.02 * rates.get(0));
		assertEquals(38.13, rates.get(1), 0.4, "the receive path");
		double memory = 1200 / ((80 + 5) * 1.277);
		double cores = 60 * 1200 / (597.3 + 40 * 74.98);
		assertEquals(Math.min(memory, cores), rates.get(2), 0.02 * rates.get(2));
		assertTrue(memory < cores);
	}

	/** Counts of a program that does nothing but apply so many filter rules. */
	private static String filter(String none, int rules) {
		return none.replaceFirst("^,0", "," + rules);
	}

	@Test
	void measuredLookUpsAreMet() throws IOException {
		String read = Files.readString(Data.measurements("agilio-lookups.csv"));
		AccuracyReport report = simulate(lines(read, l -> l.startsWith("lookup")), new ArrayList<>());
		assertTrue(report.groups().get(0).mape() < 0.01, report.toString());
		assertEquals(3, report.knees().same(), report.toString());
	}

	@Test
	void measuredProgramsAreMetAndStopGrowingWhereTheyDid() throws IOException {
		String read;
		try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(Data.measurements("agilio-programs.csv.gz")))) {
			read = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
		}
		AccuracyReport report = simulate(lines(read, l -> Integer.parseInt(l.split(",")[1]) % 100 == 7), new ArrayList<>());
		assertTrue(report.lines() > 50, report.toString());
		assertTrue(report.groups().get(0).mape() < 0.05, report.toString());
		assertTrue(report.knees().same() > 0.85 * report.knees().curves(), report.toString());
	}

	private static String lines(String text, Predicate<String> chosen) {
		List<String> lines = text.lines().toList();
		return lines.get(0) + "\n" + String.join("\n", lines.stream().skip(1).filter(chosen).toList()) + "\n";
	}
}
