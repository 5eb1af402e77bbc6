// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import java.util.List;
import java.util.Set;

/**
 * One column of a program's description, and the routine of the NIC model that it counts calls of.
 *
 * <p>What a table element costs depends on whether it finds the flow, and for some on what else the program does; then
 * there is a routine for each case.
 *
 * @param column  in the measurement file
 * @param routine its name in the NIC model, or the beginning of it; null where it costs nothing that was measurable
 * @param cases   what else the name says
 */
public record Element(String column, String routine, Set<Distinction> cases) {

	/** On what the cost of a routine depends beside the number of its calls. */
	public enum Distinction {
		/** Whether the flow is known. */
		FLOW,
		/** Whether the rewriter stands before, which spreads the keys. */
		REWRITING,
		/** Whether the program averages over the packets of known flows, too. */
		AVERAGING
	}

	private static final String REWRITER = "rewriter";
	private static final String AVERAGE = "avg_counter";
	private static final Set<Distinction> ALWAYS = Set.of();
	private static final Set<Distinction> BY_FLOW = Set.of(Distinction.FLOW);
	private static final Set<Distinction> BY_KEY = Set.of(Distinction.FLOW, Distinction.REWRITING);

	private static final List<Element> ALL = List.of(
			new Element("filter_rules", "filter-rule", ALWAYS),
			new Element("filters", null, ALWAYS),
			new Element(REWRITER, REWRITER, BY_FLOW),
			new Element("rewriter_buckets", "rewriter-bucket", Set.of(Distinction.FLOW, Distinction.AVERAGING)),
			new Element("ftp_mapper", "ftp-mapper", BY_KEY),
			new Element("ftp_buckets", "ftp-bucket", Set.of(Distinction.values())),
			new Element("webgen", "webgen", BY_KEY),
			new Element("webgen_buckets", "webgen-bucket", BY_KEY),
			new Element("tcp_demux", "tcp-demux", BY_FLOW),
			new Element("demux_buckets", "demux-bucket", BY_FLOW),
			new Element("tcp_conn", "tcp-conn", BY_FLOW),
			new Element("conn_buckets", "conn-bucket", BY_FLOW),
			new Element(AVERAGE, "average-counter", ALWAYS),
			new Element("counter", "counter", ALWAYS),
			new Element("udp_encap", "udp-encap", ALWAYS),
			new Element("compute_iterations", "compute", ALWAYS),
			new Element("crc20", "crc20", ALWAYS),
			new Element("imem_accesses", "imem-access", ALWAYS),
			new Element("imem_blocks", null, ALWAYS));

	public Element {
		cases = Set.copyOf(cases);
	}

	/** In the order of the columns. */
	public static List<Element> all() {
		return ALL;
	}

	/** Whether it is an element of a program rather than a count of what an element does. */
	public boolean isPart() {
		return !column.endsWith("_buckets") && !column.startsWith("imem_") && !column.equals("filter_rules")
				&& !column.equals("compute_iterations") && !column.equals("crc20");
	}

	/** Name of the routine that a program calls; null if none. */
	public String routine(ProgramCase program) {
		if (routine == null || !cases.contains(Distinction.FLOW)) {
			return routine;
		}
		boolean rewritten = cases.contains(Distinction.REWRITING) && has(program, REWRITER);
		boolean averaged = cases.contains(Distinction.AVERAGING) && program.knownFlows() && has(program, AVERAGE);
		return routine + (program.knownFlows() ? "-known" : "-new") + (rewritten ? "-rewritten" : "") + (averaged ? "-averaged" : "");
	}

	private static boolean has(ProgramCase program, String column) {
		return ALL.stream().anyMatch(e -> e.column().equals(column) && program.count(e) > 0);
	}
}
