// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.nics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.cli.nics.ModelSheet.Figure;
import org.cora.ir.unit.Dimension;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.performance.MemoryModel;

/** A model for people: what it can do in a few lines, then every figure with its range and its source. */
public final class ModelText {

	private static final String INDENT = "  ";

	private final ModelSheet sheet;
	private final Platform model;

	public ModelText(Platform model) {
		this.model = model;
		this.sheet = new ModelSheet(model);
	}

	/** The lines, without trailing blanks. */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add(model.getName() + " – " + model.getTitle());
		long estimates = sheet.estimates();
		long figures = sheet.figures().stream().filter(f -> f.origin() != null).count();
		lines.add(("calibrated".equals(model.getPreset()) ? "calibrated by measurements" : "as published")
				+ (model.getBase() == null ? "" : ", based on " + model.getBase()) + "; " + figures + " figures, " + estimates
				+ " of them estimates with a range");
		lines.add("");
		summary().forEach(line -> lines.add(INDENT + line));
		figures(lines);
		return lines;
	}

	private List<String> summary() {
		List<String> lines = new ArrayList<>();
		lines.add(model.getCores() + " cores at " + text(model.getClock(), Dimension.FREQUENCY) + ", "
				+ (model.getThreadsPerCore() == 1 ? "one thread each" : model.getThreadsPerCore() + " threads each"));
		for (MemoryLevel memory : new MemoryModel(model).shared()) {
			lines.add("state in " + memory.getName() + ": " + text(memory.getUsable(), Dimension.FRACTION) + " of "
					+ text(memory.getCapacity(), Dimension.SIZE) + ", " + text(memory.getLatencyCycles(), Dimension.CYCLES)
					+ " away" + cached(memory));
		}
		if (model instanceof NicModel nic) {
			lines.add(text(nic.getLineRate(), Dimension.BIT_RATE) + " on the wire, at most "
					+ text(nic.getMaxPacketRate(), Dimension.PACKET_RATE)
					+ (nic.getPcie() == null ? "" : "; " + text(nic.getPcie().getBandwidth(), Dimension.BIT_RATE) + " to the host"));
			Optional.ofNullable(nic.getFlowTable()).ifPresent(table -> lines.add(steering(table)));
		}
		if (!sheet.unsupported().isEmpty()) {
			lines.add("can't do: " + String.join(", ", sheet.unsupported()));
		}
		return lines;
	}

	private String cached(MemoryLevel memory) {
		List<String> caches = model.getMemory().stream().filter(m -> memory.getName().equals(m.getCaches()))
				.map(m -> m.getName() + " " + text(m.getCapacity(), Dimension.SIZE)).toList();
		return caches.isEmpty() ? "" : ", behind " + String.join(", ", caches);
	}

	private static String steering(FlowTable table) {
		return "steers " + text(table.getEntries(), Dimension.COUNT) + " known flows "
				+ (table.isSteersInHardware() ? "in hardware" : "by its cores") + ", learns "
				+ text(table.getInsertRate(), Dimension.EVENT_RATE);
	}

	private static String text(double value, Dimension dimension) {
		return Measures.text(value, dimension);
	}

	private void figures(List<String> lines) {
		int labels = width(sheet.figures().stream().map(Figure::label).toList());
		int values = width(sheet.figures().stream().map(Figure::value).toList());
		int ranges = width(sheet.figures().stream().map(Figure::range).toList());
		String group = null;
		for (Figure figure : sheet.figures()) {
			if (!figure.group().equals(group)) {
				group = figure.group();
				lines.add("");
				lines.add(group.isEmpty() ? model.getName() : group);
			}
			lines.add((INDENT + pad(figure.label(), labels) + INDENT + pad(figure.value(), values) + INDENT
					+ pad(figure.range(), ranges) + INDENT + source(figure)).stripTrailing());
		}
	}

	private static int width(List<String> texts) {
		return texts.stream().mapToInt(String::length).max().orElse(0);
	}

	private static String pad(String text, int width) {
		return text + " ".repeat(width - text.length());
	}

	private static String source(Figure figure) {
		String text = figure.origin() == null || figure.origin().getSource() == null ? "" : figure.origin().getSource();
		boolean fitted = text.startsWith("fitted ");
		return figure.isEstimate() && !fitted ? "estimate" + (text.isEmpty() ? "" : ": " + text) : text;
	}
}
