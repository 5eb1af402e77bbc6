// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.cora.ir.diagnostic.CoraException;

/**
 * Where a simulation's time goes: the JVM's own flight recorder looks every millisecond what the thread is at. A sample
 * belongs to the innermost part of the simulator that is on the stack then.
 */
final class SpeedProfile implements AutoCloseable {

	private static final Duration PERIOD = Duration.ofMillis(1);
	private static final String SAMPLE = "jdk.ExecutionSample";
	private static final String OTHER = "the rest";

	/** Parts by classes and methods, a later line only where no earlier one holds for a frame. */
	private static final Map<String, String> PARTS = new LinkedHashMap<>();

	static {
		PARTS.put("TimedPlayer.", "fetching packets from the recording");
		PARTS.put("PacketParser.", "parsing packets");
		PARTS.put("FlowFinder.resolve", "finding the flow");
		PARTS.put("FlowFinder.", "looking ahead: tables, flows");
		PARTS.put("Handlers.", "handlers: states and packet bytes");
		PARTS.put("EventQueue.", "event queue");
		PARTS.put("Meter.", "counting, latencies");
		PARTS.put("Wires.", "wires, receive path");
		PARTS.put("NicSide.", "card: queues, cores, memory, turns");
		PARTS.put("HostSide.", "host: bus, queues, cores");
		PARTS.put("RuntimeLoop.", "runtime");
		PARTS.put("Arrivals.", "arrivals");
		PARTS.put("Engine.", "event loop");
	}

	private final jdk.jfr.Recording recording = new jdk.jfr.Recording();
	private final long thread = Thread.currentThread().getId();

	/** Begins to look what this thread is at. */
	void start() {
		recording.enable(SAMPLE).withPeriod(PERIOD);
		recording.start();
	}

	/** Looks no longer. */
	void stop() {
		recording.stop();
	}

	/** Where time went from {@link #start} to {@link #stop}, the largest shares first. */
	List<ProfileShare> shares(String nf, long flows) {
		try {
			Path file = Files.createTempFile("cora", ".jfr");
			try {
				recording.dump(file);
				return shares(file, nf, flows);
			} finally {
				Files.deleteIfExists(file);
			}
		} catch (IOException e) {
			throw new CoraException("unwritable", "can't keep a profile: " + e.getMessage(), e);
		}
	}

	@Override
	public void close() {
		recording.close();
	}

	private List<ProfileShare> shares(Path file, String nf, long flows) throws IOException {
		Map<String, Integer> counts = new LinkedHashMap<>();
		int all = 0;
		for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
			RecordedThread sampled = event.getEventType().getName().equals(SAMPLE) ? event.getThread("sampledThread") : null;
			if (sampled != null && sampled.getJavaThreadId() == thread && event.getStackTrace() != null) {
				counts.merge(part(event.getStackTrace().getFrames()), 1, Integer::sum);
				all++;
			}
		}
		List<ProfileShare> shares = new ArrayList<>();
		for (Map.Entry<String, Integer> each : counts.entrySet()) {
			shares.add(new ProfileShare(nf, flows, each.getKey(), (double) each.getValue() / all));
		}
		shares.sort(Comparator.comparingDouble(ProfileShare::share).reversed());
		return shares;
	}

	private static String part(List<RecordedFrame> frames) {
		for (RecordedFrame frame : frames) {
			String type = frame.getMethod().getType().getName();
			String name = type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
			for (Map.Entry<String, String> part : PARTS.entrySet()) {
				if (name.startsWith(part.getKey())) {
					return part.getValue();
				}
			}
		}
		return OTHER;
	}
}
