// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import java.util.List;

/**
 * One column of a program's description, and the routine of the NIC model that it counts calls of.
 *
 * <p>What a table element costs depends on whether it finds the flow, and for some on whether the packet's key was
 * rewritten before, as rewriting spreads the keys; then there is a routine for each.
 *
 * @param column   in the measurement file
 * @param routine  its name in the NIC model, or the beginning of it; null where it costs nothing that was measurable
 * @param variants what else the name says
 */
public record Element(String column, String routine, Variants variants) {

	/** On what the cost of a routine depends beside the number of its calls. */
	public enum Variants {
		/** On nothing. */
		ONE,
		/** On whether the flow is known. */
		FLOW,
		/** On that and on whether the rewriter stands before. */
		FLOW_AND_REWRITING
	}

	private static final String REWRITER = "rewriter";

	private static final List<Element> ALL = List.of(
			new Element("filter_rules", "filter-rule", Variants.ONE),
			new Element("filters", null, Variants.ONE),
			new Element(REWRITER, REWRITER, Variants.FLOW),
			new Element("rewriter_buckets", "rewriter-bucket", Variants.FLOW),
			new Element("ftp_mapper", "ftp-mapper", Variants.FLOW_AND_REWRITING),
			new Element("ftp_buckets", "ftp-bucket", Variants.FLOW_AND_REWRITING),
			new Element("webgen", "webgen", Variants.FLOW_AND_REWRITING),
			new Element("webgen_buckets", "webgen-bucket", Variants.FLOW_AND_REWRITING),
			new Element("tcp_demux", "tcp-demux", Variants.FLOW),
			new Element("demux_buckets", "demux-bucket", Variants.FLOW),
			new Element("tcp_conn", "tcp-conn", Variants.FLOW),
			new Element("conn_buckets", "conn-bucket", Variants.FLOW),
			new Element("avg_counter", "average-counter", Variants.FLOW_AND_REWRITING),
			new Element("counter", "counter", Variants.ONE),
			new Element("udp_encap", "udp-encap", Variants.ONE),
			new Element("compute_iterations", "compute", Variants.ONE),
			new Element("crc20", "crc20", Variants.ONE),
			new Element("imem_accesses", "imem-access", Variants.ONE),
			new Element("imem_blocks", null, Variants.ONE));

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
		if (routine == null || variants == Variants.ONE) {
			return routine;
		}
		String flow = routine + (program.knownFlows() ? "-known" : "-new");
		boolean rewritten = variants == Variants.FLOW_AND_REWRITING && program.count(ALL.get(2)) > 0;
		return flow + (rewritten ? "-rewritten" : "");
	}
}
