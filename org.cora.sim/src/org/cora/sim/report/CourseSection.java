// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.report;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.cora.planner.page.Html;
import org.cora.planner.plan.Objective;
import org.cora.sim.RunResult;
import org.cora.sim.SimulationRequest;
import org.cora.sim.trace.TraceEvent;

/** The part of a report that shows a run's course, beside those of other plans under the same traffic. */
final class CourseSection {

	private static final double MEGA = 1e6;

	private final SimulationRequest request;
	private final RunResult run;
	private final SignalHistory history;
	private final Histogram latency;
	private final double nanosPerTime;
	private final String time;
	private final StringBuilder html = new StringBuilder();

	/**
	 * @param nanosPerTime nanoseconds of a unit of the time axis
	 * @param time         that unit
	 */
	CourseSection(SimulationRequest request, RunResult run, SignalHistory history, Histogram latency, double nanosPerTime, String time) {
		this.request = request;
		this.run = run;
		this.history = history;
		this.latency = latency;
		this.nanosPerTime = nanosPerTime;
		this.time = time;
	}

	/** HTML. */
	String text() {
		html.append("<h2>Over time</h2>");
		double end = run.durationNanos() / nanosPerTime;
		LineChart cores = new LineChart(true, time).line(request.baselines().isEmpty() ? "host cores" : run.strategy(),
				points(history, "cpu.cores", 1), 0);
		int colour = 1;
		for (Baseline baseline : request.baselines()) {
			cores.outline(baseline.result().strategy(), points(baseline.history(), "cpu.cores", 1), colour++);
		}
		Objective planned = request.plan().getObjective();
		if (planned != null) {
			cores.level("planned", planned.getHostCores(), 0, end, request.baselines().isEmpty() ? 2 : 0);
		}
		figure("Host cores in use", "dotted: decisions of the runtime", marked(cores));
		baselines();
		html.append("<div class=\"two\">");
		figure("Load", "share of what the side can take", marked(new LineChart(false, time).line("CPU", points("cpu.load", 1), 0)
				.line("NIC", points("nic.load", 1), 1)));
		figure("Packets handled", "Mpps", marked(new LineChart(false, time).line("CPU", points("cpu.rate", MEGA), 0)
				.line("NIC", points("nic.rate", MEGA), 1).outline("offered", points("rate.offered", MEGA), 2)));
		figure("Latency", "share of packets that took longer", tail());
		figure("Flows on the card", "", marked(new LineChart(false, time).line("flows", points("nic.flows", 1), 1)));
		html.append("</div>");
		return html.toString();
	}

	/** What other plans came to under the same traffic. */
	private void baselines() {
		if (request.baselines().isEmpty()) {
			return;
		}
		html.append("<div class=\"panel\"><table><tr><th>Strategy</th><th class=\"n\">host cores</th><th class=\"n\">peak</th>")
				.append("<th class=\"n\">Mpps</th><th class=\"n\">p99 µs</th><th class=\"n\">lost</th><th class=\"n\">flows moved</th></tr>");
		baseline(run);
		request.baselines().forEach(b -> baseline(b.result()));
		html.append("</table></div>");
	}

	private void baseline(RunResult of) {
		Report.row(html, of.strategy(), Html.number(of.cpu().coresMean()), Html.number(of.cpu().coresPeak()),
				Html.number(of.throughput().deliveredMpps()), Html.number(of.latency().overall().p99()),
				Html.percent((double) of.packets().resourceDrops() / Math.max(1, of.packets().offered())),
				Html.number(of.runtime().flowsMoved()));
	}

	private List<double[]> points(String signal, double unit) {
		return points(history, signal, unit);
	}

	private List<double[]> points(SignalHistory of, String signal, double unit) {
		List<double[]> points = new ArrayList<>();
		of.of(signal).forEach(p -> points.add(new double[] {p.atNanos() / nanosPerTime, p.value() / unit}));
		return points;
	}

	private LineChart marked(LineChart chart) {
		for (TraceEvent mark : history.marks()) {
			if (mark instanceof TraceEvent.PlanChange change) {
				chart.mark(change.atNanos() / nanosPerTime, change.what());
			}
		}
		return chart;
	}

	/** Share of packets, in per cent, above each latency. */
	private LineChart tail() {
		List<double[]> points = new ArrayList<>();
		long total = Math.max(1, latency.getTotalCount());
		long below = 0;
		for (var bucket : latency.recordedValues()) {
			points.add(new double[] {bucket.getValueIteratedTo() / 1e3, 100.0 * (total - below) / total});
			below += bucket.getCountAddedInThisIterationStep();
		}
		List<double[]> fewer = points;
		while (fewer.size() > 600) {
			List<double[]> half = new ArrayList<>();
			for (int i = 0; i < fewer.size(); i += 2) {
				half.add(fewer.get(i));
			}
			fewer = half;
		}
		return new LineChart(false, "µs").logarithmic().line("per cent of packets", fewer, 2);
	}

	private void figure(String caption, String small, LineChart chart) {
		if (!chart.isEmpty()) {
			html.append("<figure><figcaption>").append(Html.escape(caption)).append("<small>").append(Html.escape(small))
					.append("</small></figcaption>").append(chart.svg()).append("</figure>");
		}
	}
}
