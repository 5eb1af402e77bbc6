// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.source.SourceRange;

/**
 * A measurement file, plain or compressed with gzip, read line by line: memory doesn't grow with the file. Whatever is
 * wrong with it is a {@link CoraException} with the line.
 */
public final class MeasurementFile implements Closeable {

	/** Code of everything that is wrong with such a file. */
	public static final String INVALID = "invalid-measurements";

	private static final int MAX_LINE = 10_000;
	private static final int MAX_ROWS = 2_000_000;
	private static final double MAX_COUNT = 1e6;
	private static final int MAX_CORES = 10_000;

	private final Path path;
	private final InputStream in;
	private final MeasurementFormat format;
	private final Map<String, Integer> columns = new HashMap<>();
	private int line;
	private int rows;

	/** Opens a file and reads its first line. */
	public MeasurementFile(Path path) {
		this.path = path;
		InputStream opened = null;
		try {
			opened = open(path);
			in = opened;
			List<String> header = cells(withoutMark(nextLine()));
			format = MeasurementFormat.of(header).orElseThrow(() -> wrong("the first line names columns of no known kind of "
					+ "measurements; there are " + kinds()));
			if (new HashSet<>(header).size() < header.size()) {
				throw wrong("a column is named twice");
			}
			header.forEach(name -> columns.put(name, columns.size()));
		} catch (IOException e) {
			throw unreadable(e);
		} catch (CoraException e) {
			close(opened);
			throw e;
		}
	}

	private static InputStream open(Path path) throws IOException {
		if (!Files.isRegularFile(path)) {
			throw new CoraException("unreadable-file", path + (Files.exists(path) ? " is no file" : " does not exist"));
		}
		BufferedInputStream raw = new BufferedInputStream(Files.newInputStream(path));
		raw.mark(2);
		int magic = raw.read() | raw.read() << 8;
		raw.reset();
		return magic == GZIPInputStream.GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(raw)) : raw;
	}

	/** Without the byte order mark that spreadsheets put before the first line. */
	private static String withoutMark(String text) {
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

	private static String kinds() {
		List<String> kinds = new ArrayList<>();
		for (MeasurementFormat known : MeasurementFormat.values()) {
			List<String> names = known.columns();
			kinds.add(String.join(",", names.subList(0, Math.min(6, names.size()))) + (names.size() > 6 ? ",…" : ""));
		}
		return String.join("; ", kinds);
	}

	public MeasurementFormat format() {
		return format;
	}

	/** The next measurement; null at the end. A file without any is wrong. */
	public Measurement next() {
		try {
			String text = nextLine();
			while (text != null && text.isBlank()) {
				text = nextLine();
			}
			if (text == null) {
				if (rows == 0) {
					throw wrong("there are no measurements");
				}
				return null;
			}
			if (++rows > MAX_ROWS) {
				throw wrong("more than " + MAX_ROWS + " measurements");
			}
			return measurement(cells(text));
		} catch (IOException e) {
			throw unreadable(e);
		}
	}

	private Measurement measurement(List<String> cells) {
		if (cells.size() != columns.size()) {
			throw wrong(cells.size() + " columns instead of " + columns.size());
		}
		double measured = Double.NaN;
		if (!cell(cells, MeasurementFormat.MEASURED).isEmpty()) {
			measured = number(cells, MeasurementFormat.MEASURED);
			if (measured == 0) {
				throw wrong("'" + MeasurementFormat.MEASURED + "' must be above 0");
			}
		}
		return new Measurement(input(cells), program(cells), measured, line);
	}

	private Case input(List<String> cells) {
		int cores = whole(cells, "cores");
		return switch (format) {
			case PROGRAMS -> new ProgramCase(isKnown(cells), cores,
					Element.all().stream().map(e -> number(cells, e.column())).toList());
			case LOOKUPS -> new LookupCase(number(cells, "dram_reads_per_packet"), cores);
			case COUNTMIN -> new SketchCase(whole(cells, "rows"), cores);
		};
	}

	private boolean isKnown(List<String> cells) {
		String traffic = cell(cells, "traffic");
		if (!traffic.equals("hit") && !traffic.equals("miss")) {
			throw wrong("'traffic' is hit or miss, not '" + traffic + "'");
		}
		return traffic.equals("hit");
	}

	private String program(List<String> cells) {
		return format == MeasurementFormat.COUNTMIN ? cell(cells, "rows") + " rows" : cell(cells, "program");
	}

	private int whole(List<String> cells, String column) {
		double value = number(cells, column);
		if (value != Math.rint(value) || value < 1 || value > MAX_CORES) {
			throw wrong("'" + column + "' is a whole number from 1 to " + MAX_CORES + ", not '" + cell(cells, column) + "'");
		}
		return (int) value;
	}

	private double number(List<String> cells, String column) {
		double value;
		try {
			value = Double.parseDouble(cell(cells, column));
		} catch (NumberFormatException e) {
			value = Double.NaN;
		}
		if (!(value >= 0 && value <= MAX_COUNT)) {
			throw wrong("'" + column + "' is a number from 0 to 1000000, not '" + cell(cells, column) + "'");
		}
		return value;
	}

	private String cell(List<String> cells, String column) {
		return cells.get(columns.get(column));
	}

	private static List<String> cells(String text) {
		List<String> cells = new ArrayList<>();
		for (String cell : text == null ? new String[0] : text.split(",", -1)) {
			cells.add(cell.strip());
		}
		return cells;
	}

	/** Without its end; null at the end of the file. */
	private String nextLine() throws IOException {
		byte[] bytes = new byte[MAX_LINE];
		int length = 0;
		line++;
		int next = in.read();
		if (next < 0) {
			if (line == 1) {
				throw wrong("the file is empty");
			}
			return null;
		}
		while (next >= 0 && next != '\n') {
			if (length == MAX_LINE) {
				throw wrong("the line is longer than " + MAX_LINE + " bytes");
			}
			bytes[length++] = (byte) next;
			next = in.read();
		}
		int end = length > 0 && bytes[length - 1] == '\r' ? length - 1 : length;
		return new String(bytes, 0, end, StandardCharsets.UTF_8);
	}

	private CoraException wrong(String what) {
		return new CoraException(Diagnostic.error(INVALID, what, new SourceRange(path.toString(), 0, 0, Math.max(1, line), 1)));
	}

	private CoraException unreadable(IOException cause) {
		if (cause instanceof EOFException) {
			return wrong("the compressed data ends in the middle");
		}
		return cause instanceof ZipException ? wrong("the compressed data is damaged")
				: new CoraException("unreadable-file", path + " can't be read: " + cause.getMessage(), cause);
	}

	private static void close(InputStream stream) {
		if (stream != null) {
			try {
				stream.close();
			} catch (IOException e) {
				throw new CoraException("unreadable-file", "can't be closed: " + e.getMessage(), e);
			}
		}
	}

	@Override
	public void close() {
		close(in);
	}
}
