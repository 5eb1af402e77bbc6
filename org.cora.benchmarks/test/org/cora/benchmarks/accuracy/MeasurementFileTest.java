// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.cora.ir.diagnostic.CoraException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measurement files are recognised by their first line; whatever is wrong with one is said with the line. */
class MeasurementFileTest {

	private static final String LOOKUPS = "program,dram_reads_per_packet,cores,mpps,ci_low_mpps\n";

	@TempDir
	private Path folder;

	private Path file(byte[] bytes) throws IOException {
		return Files.write(folder.resolve("m.csv"), bytes);
	}

	private Path file(String text) throws IOException {
		return file(text.getBytes(StandardCharsets.UTF_8));
	}

	private static byte[] compressed(String text) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(bytes)) {
			out.write(text.getBytes(StandardCharsets.UTF_8));
		}
		return bytes.toByteArray();
	}

	private static int lines(Path path) {
		try (MeasurementFile file = new MeasurementFile(path)) {
			int lines = 0;
			while (file.next() != null) {
				lines++;
			}
			return lines;
		}
	}

	private String wrong(Path path) {
		return assertThrows(CoraException.class, () -> lines(path)).getMessage().replace(path.toString(), "FILE");
	}

	@Test
	void columnsAreFoundByNameAndOthersIgnored() throws IOException {
		try (MeasurementFile file = new MeasurementFile(file("\uFEFFcores,extra,mpps,program,dram_reads_per_packet\r\n5, x, 9.5,drop,4\r\n"))) {
			assertEquals(MeasurementFormat.LOOKUPS, file.format());
			Measurement only = file.next();
			assertEquals(new LookupCase(4, 5), only.input());
			assertEquals(9.5, only.measured());
			assertEquals("drop", only.program());
			assertEquals(2, only.line());
		}
	}

	@Test
	void compressedFilesAreReadAlike() throws IOException {
		assertEquals(2, lines(file(compressed(LOOKUPS + "a,4,5,1.5,1\nb,8,5,2.5,1\n"))));
	}

	@Test
	void aMeasuredValueMayBeMissing() throws IOException {
		try (MeasurementFile file = new MeasurementFile(file(LOOKUPS + "a,4,5,,1\n"))) {
			assertFalse(file.next().isMeasured());
		}
	}

	@Test
	void whatIsNoMeasurementFileIsSaid() throws IOException {
		assertTrue(wrong(file("")).startsWith("FILE:1:1: error: the file is empty"));
		assertTrue(wrong(file("a,b,c\n1,2,3\n")).startsWith("FILE:1:1: error: the first line names columns of no known kind"));
		assertTrue(wrong(file(LOOKUPS)).contains("there are no measurements"));
		assertTrue(wrong(file("program,dram_reads_per_packet,cores,mpps,cores\n")).contains("a column is named twice"));
		assertTrue(wrong(folder).contains("is no file"));
		assertTrue(wrong(folder.resolve("nowhere.csv")).contains("does not exist"));
	}

	@Test
	void aWrongLineIsNamed() throws IOException {
		assertTrue(wrong(file(LOOKUPS + "a,4,5,1.5,1\nb,8,5\n")).startsWith("FILE:3:1: error: 3 columns instead of 5"));
		assertTrue(wrong(file(LOOKUPS + "a,four,5,1.5,1\n")).startsWith("FILE:2:1: error: 'dram_reads_per_packet' is a number"));
		assertTrue(wrong(file(LOOKUPS + "a,NaN,5,1.5,1\n")).contains("not 'NaN'"));
		assertTrue(wrong(file(LOOKUPS + "a,4,0,1.5,1\n")).contains("'cores' is a whole number"));
		assertTrue(wrong(file(LOOKUPS + "a,4,2.5,1.5,1\n")).contains("'cores' is a whole number"));
		assertTrue(wrong(file(LOOKUPS + "a,4,5,-1,1\n")).contains("'mpps' is a number"));
		assertTrue(wrong(file(LOOKUPS + "a,4,5,0,1\n")).contains("'mpps' must be above 0"));
	}

	@Test
	void trafficHitsOrMisses() throws IOException {
		String header = String.join(",", MeasurementFormat.PROGRAMS.columns());
		String zeros = ",0".repeat(Element.all().size());
		assertEquals(1, lines(file(header + "\nhit,1,24,9.5" + zeros + "\n")));
		assertTrue(wrong(file(header + "\nboth,1,24,9.5" + zeros + "\n")).contains("'traffic' is hit or miss, not 'both'"));
	}

	@Test
	void aFileCutInTheMiddleIsSaid() throws IOException {
		byte[] whole = compressed(LOOKUPS + "a,4,5,1.5,1\n".repeat(5000));
		assertTrue(wrong(file(Arrays.copyOf(whole, whole.length / 2))).contains("the compressed data ends in the middle"));
		whole[20] ^= 0x55;
		assertTrue(wrong(file(whole)).contains("error: "));
	}

	@Test
	void aLineWithoutEndIsNotReadIntoMemory() throws IOException {
		assertTrue(wrong(file(compressed(LOOKUPS + "a".repeat(3_000_000)))).startsWith("FILE:2:1: error: the line is longer than"));
		assertTrue(wrong(file(new byte[100_000])).startsWith("FILE:1:1: error: the line is longer than"));
	}
}
