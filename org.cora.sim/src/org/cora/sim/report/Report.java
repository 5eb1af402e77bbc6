// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.cora.ir.file.WholeFile;
import org.cora.planner.page.Html;
import org.cora.runtime.migration.MigrationReport;
import org.cora.sim.RunResult;
import org.cora.sim.SimulationRequest;
import org.cora.sim.metrics.DropCount;
import org.cora.sim.metrics.Invariant;
import org.cora.sim.metrics.LatencySummary;
import org.cora.sim.metrics.PacketCounts;

/** A report of a run in one self-contained HTML file, light or dark as the reader's system is. */
public final class Report {

	private static final double NANOS_PER_MILLI = 1e6;
	private static final double NANOS_PER_SECOND = 1e9;
	/** Longer runs are told in seconds. */
	private static final long MOST_IN_MILLIS = 10_000_000_000L;
	private static final double MEGA = 1e6;
	private static final int MOST_ROWS = 40;

	private final SimulationRequest request;
	private final RunResult run;
	private final SignalHistory history;
	private final Histogram latency;
	/** How virtual time is told. */
	private final double nanosPerTime;
	private final String time;
	private final StringBuilder html = new StringBuilder(1 << 16);

	private Report(SimulationRequest request, RunResult result, SignalHistory history, Histogram latency) {
		this.request = request;
		this.run = result;
		this.history = history;
		this.latency = latency;
		boolean isLong = result.durationNanos() >= MOST_IN_MILLIS;
		nanosPerTime = isLong ? NANOS_PER_SECOND : NANOS_PER_MILLI;
		time = isLong ? "s" : "ms";
	}

	/**
	 * Writes the report as a whole file.
	 *
	 * @param latencyNanos of all delivered packets
	 */
	public static void write(Path file, SimulationRequest request, RunResult result, SignalHistory history,
			Histogram latencyNanos) {
		WholeFile.write(file, new Report(request, result, history, latencyNanos).page());
	}

	private String page() {
		String title = run.nf() + " on " + run.nic();
		html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
				.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>").append(Html.escape(title))
				.append("</title><style>").append(style()).append("</style></head><body><main>");
		html.append("<h1>").append(Html.escape(title)).append("</h1><p class=\"sub\">").append(Html.escape(subtitle()))
				.append("</p>");
		cards();
		invariants();
		html.append(new CourseSection(request, run, history, latency, nanosPerTime, time).text());
		html.append(PlanSection.of(request.plan()));
		resources();
		migrations();
		html.append(InterruptionTables.of(run.runtime(), nanosPerTime, time));
		drops();
		html.append(LearnedTables.of(run.runtime()));
		html.append("<footer>Cora simulation · ").append(Html.number(run.durationNanos() / nanosPerTime))
				.append(" " + time + " of virtual time · seed ").append(run.seed()).append("</footer></main></body></html>\n");
		return html.toString();
	}

	private static String style() {
		try (InputStream css = Report.class.getResourceAsStream("report.css")) {
			return new String(css.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private String subtitle() {
		return "offload " + run.offload() + " · strategy " + run.strategy() + " · host " + run.host() + " with "
				+ request.hostCores() + " cores · traffic " + request.traffic().name() + (run.stopped() ? " · stopped early" : "");
	}

	private void cards() {
		PacketCounts p = run.packets();
		html.append("<div class=\"cards\">");
		card(Html.number(run.throughput().deliveredMpps()), "Mpps delivered of " + Html.number(run.throughput().offeredMpps()));
		card(Html.number(run.cpu().coresMean()), "host cores, peak " + Html.number(run.cpu().coresPeak()));
		card(Html.number(run.latency().overall().p99()), "µs latency p99, median " + Html.number(run.latency().overall().p50()));
		card(Html.percent(p.offered() == 0 ? 0 : (double) p.resourceDrops() / p.offered()), "lost for lack of a resource");
		long all = Math.max(1, run.latency().overall().packets());
		card(Html.percent((double) run.latency().nic().packets() / all), "never left the card");
		card(Html.number(run.runtime().flowsMoved()), "flows moved while packets flowed");
		html.append("</div>");
	}

	private void card(String figure, String what) {
		html.append("<div class=\"card\"><b>").append(figure).append("</b><span>").append(Html.escape(what)).append("</span></div>");
	}

	private void invariants() {
		html.append("<ul class=\"chips\">");
		for (Invariant invariant : run.invariants()) {
			html.append("<li class=\"").append(invariant.holds() ? "holds" : "broken").append("\" title=\"")
					.append(Html.escape(invariant.detail())).append("\">").append(Html.escape(invariant.name())).append("</li>");
		}
		html.append("</ul>");
	}

	// ---- the card

	private void resources() {
		html.append("<h2>The card's resources</h2><div class=\"panel\"><table class=\"bars\"><tr><th>Resource</th><th>Busy</th><th class=\"n\"></th></tr>");
		for (Map.Entry<String, Double> entry : run.nicUse().utilisation().entrySet()) {
			double share = Math.min(1, entry.getValue());
			html.append("<tr><td>").append(Html.escape(entry.getKey())).append("</td><td><div class=\"bar\"><i")
					.append(share > 0.9 ? " class=\"full\"" : "").append(" style=\"width:").append(Math.round(share * 1000) / 10.0)
					.append("%\"></i></div></td><td class=\"n\">").append(Html.percent(entry.getValue())).append("</td></tr>");
		}
		html.append("</table></div>");
		latencies();
	}

	private void latencies() {
		html.append("<h2>Latency, µs</h2><div class=\"panel\"><table><tr><th>Packets</th><th class=\"n\">how many</th>")
				.append("<th class=\"n\">mean</th><th class=\"n\">p50</th><th class=\"n\">p99</th><th class=\"n\">p99.9</th></tr>");
		latencyRow("all", run.latency().overall());
		latencyRow("never on the CPU", run.latency().nic());
		latencyRow("on the CPU", run.latency().cpu());
		html.append("</table></div>");
	}

	private void latencyRow(String name, LatencySummary summary) {
		row(html, name, Html.number(summary.packets()), Html.number(summary.mean()), Html.number(summary.p50()),
				Html.number(summary.p99()), Html.number(summary.p999()));
	}

	/** A row of a table, its figures to the right. */
	static void row(StringBuilder html, String first, String... figures) {
		html.append("<tr><td>").append(Html.escape(first)).append("</td>");
		for (String figure : figures) {
			html.append("<td class=\"n\">").append(figure).append("</td>");
		}
		html.append("</tr>");
	}

	// ---- what the runtime did

	private void migrations() {
		if (run.migrations().isEmpty()) {
			return;
		}
		html.append("<h2>Migrations</h2><p class=\"sub\">").append(Html.number(run.runtime().migrations()))
				.append(run.runtime().migrations() == 1 ? " bundle, " : " bundles, ").append(Html.number(run.runtime().flowsMoved())).append(" flows, ")
				.append(Html.number(run.runtime().bytesMoved())).append(" bytes of state; longest blackout ")
				.append(Html.number(run.runtime().longestBlackoutUs())).append(" µs</p>");
		html.append("<div class=\"panel\"><table><tr><th>Reason</th><th class=\"n\">at " + time + "</th><th class=\"n\">flows</th><th>direction</th>")
				.append("<th class=\"n\">bytes</th><th class=\"n\">took µs</th><th class=\"n\">blackout µs</th><th class=\"n\">kept</th>")
				.append("<th class=\"n\">lost</th><th class=\"n\">sent on</th><th class=\"n\">reordered</th><th class=\"n\">undone</th></tr>");
		selected().forEach(this::migration);
		html.append("</table></div>");
	}

	/** Decisions of the controller first; promotions fill up. */
	private List<MigrationReport> selected() {
		List<MigrationReport> chosen = new ArrayList<>();
		run.migrations().stream().filter(m -> !m.reason().equals("promotion")).limit(MOST_ROWS).forEach(chosen::add);
		run.migrations().stream().filter(m -> m.reason().equals("promotion")).limit(Math.max(0, MOST_ROWS - chosen.size()))
				.forEach(chosen::add);
		return chosen;
	}

	private void migration(MigrationReport m) {
		html.append("<tr><td>").append(Html.escape(m.reason())).append("</td><td class=\"n\">")
				.append(Html.number(m.atNanos() / nanosPerTime)).append("</td><td class=\"n\">").append(Html.number(m.flows()))
				.append("</td><td>").append(m.direction()).append("</td>");
		for (double figure : new double[] {m.bytes(), m.durationNanos() / 1e3, m.blackoutNanos() / 1e3, m.bufferedPeak(),
				m.lost(), m.forwarded(), m.reordered(), m.aborted()}) {
			html.append("<td class=\"n\">").append(Html.number(figure)).append("</td>");
		}
		html.append("</tr>");
	}

	private void drops() {
		if (run.packets().byCause().isEmpty()) {
			return;
		}
		html.append("<h2>Drops</h2><div class=\"panel\"><table><tr><th>Cause</th><th>kind</th><th class=\"n\">packets</th></tr>");
		for (DropCount drop : run.packets().byCause()) {
			html.append("<tr><td>").append(Html.escape(drop.cause())).append("</td><td>").append(drop.policy() ? "policy" : "resource")
					.append("</td><td class=\"n\">").append(Html.number(drop.packets())).append("</td></tr>");
		}
		html.append("</table></div>");
	}
}
