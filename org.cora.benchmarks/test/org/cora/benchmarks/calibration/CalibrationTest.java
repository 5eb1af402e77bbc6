// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cora.benchmarks.accuracy.CardPredictor;
import org.cora.benchmarks.accuracy.Data;
import org.cora.benchmarks.accuracy.LookupCase;
import org.cora.benchmarks.accuracy.MeasurementFormat;
import org.cora.benchmarks.accuracy.ShippedCards;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.nicmodel.NicModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fitting the figures of a NIC model. */
class CalibrationTest {

	@TempDir
	private Path folder;

	/** Look-ups of a card with other figures than the shipped one's. */
	private Path lookups(double packetCycles, double readCycles, double noise) throws IOException {
		ShippedCards.Card card = ShippedCards.named(MeasurementFormat.LOOKUPS.model());
		NicModel nic = card.nic();
		nic.setPacketCycles(packetCycles);
		nic.setMaxPacketRate(45e6);
		nic.getMemory().stream().filter(m -> m.getName().equals("emem")).forEach(m -> m.setReadCycles(readCycles));
		CardPredictor predictor = new CardPredictor(nic, card.host());
		StringBuilder text = new StringBuilder("program,dram_reads_per_packet,cores,mpps\n");
		int sign = 1;
		for (int reads : new int[] {1, 2, 4, 8, 12}) {
			for (int cores = 5; cores <= 50; cores += 5) {
				sign = -sign;
				text.append("p").append(reads).append(',').append(reads).append(',').append(cores).append(',')
						.append(predictor.mpps(new LookupCase(reads, cores)) * (1 + sign * noise)).append('\n');
			}
		}
		return Files.writeString(folder.resolve("lookups.csv"), text);
	}

	private static double value(Calibration calibration, String name) {
		return calibration.coefficients().stream().filter(c -> c.name().equals(name)).findFirst()
				.map(c -> Double.parseDouble(c.value().split(" ")[0])).orElseThrow();
	}

	@Test
	void figuresThatMadeTheMeasurementsAreFound() throws IOException {
		Calibration calibration = Calibration.ofBpfPrograms(lookups(300, 1.5, 0));
		assertEquals(300, value(calibration, "packet"), 1);
		assertEquals(1.5, value(calibration, "emem-read"), 0.005);
		assertEquals(45, value(calibration, "packet-rate"), 0.1);
		assertTrue(calibration.training().mape() < 1e-3, calibration.training().toString());
	}

	@Test
	void noiseWidensTheIntervals() throws IOException {
		double sure = uncertainty(Calibration.ofBpfPrograms(lookups(300, 1.5, 0.002)));
		double unsure = uncertainty(Calibration.ofBpfPrograms(lookups(300, 1.5, 0.02)));
		assertTrue(unsure > 3 * sure, sure + " and " + unsure);
	}

	private static double uncertainty(Calibration calibration) {
		return calibration.coefficients().stream().filter(c -> c.name().equals("emem-read")).findFirst().orElseThrow()
				.uncertainty();
	}

	@Test
	void theFitSeesThePerformanceModel() throws IOException {
		assertEquals(0, Calibration.ofBpfPrograms(lookups(300, 1.5, 0)).largestDeviation(), 1e-6);
	}

	@Test
	void onlyFittedFiguresOfTheFileChange() throws IOException {
		Calibration calibration = Calibration.ofBpfPrograms(lookups(300, 1.5, 0));
		List<String> before = shipped(calibration).lines().toList();
		List<String> after = calibration.text().lines().toList();
		assertEquals(before.size(), after.size());
		for (int i = 0; i < before.size(); i++) {
			assertEquals(before.get(i).contains("fitted to agilio-lookups"), !before.get(i).equals(after.get(i)), after.get(i));
		}
	}

	private static String shipped(Calibration calibration) {
		return StandardLibrary.text(StandardLibrary.find(calibration.model()).orElseThrow());
	}

	@Test
	void theShippedFilesAreWhatTheFitWrites() {
		Calibration bpf = Calibration.ofBpfPrograms(Data.measurements("agilio-lookups.csv"));
		assertEquals(shipped(bpf), bpf.text());
		Calibration elements = Calibration.ofElementPrograms(Data.measurements("agilio-programs.csv.gz"));
		assertEquals(shipped(elements), elements.text());
		assertEquals(0, elements.largestDeviation(), 1e-6);
	}

	@Test
	void everyPartOfASplitIsThere() {
		var measurements = Measurements.read(List.of(Data.measurements("agilio-programs.csv.gz")));
		for (Split split : Split.values()) {
			int[] sizes = new int[Split.PARTS];
			measurements.forEach(m -> sizes[split.part(m)]++);
			for (int size : sizes) {
				assertFalse(size < measurements.size() / 10, split + " has a small part");
			}
		}
	}
}
