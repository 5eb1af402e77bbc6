// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The planner's stable names of resources and rules, as a person reads them. */
public final class ResourceWords {

	/** A name with what follows it, which is the name of a memory or state. */
	private record Word(String text, String meaning) {
	}

	private static final Map<String, Word> WORDS = new LinkedHashMap<>();

	static {
		word("nic-cores", "NIC cores", "Cycles that the NIC's cores spend on packets.");
		word("nic-threads", "NIC threads", "Threads of the NIC's cores that are busy or waiting for memory.");
		word("nic-serial heaviest flow", "heaviest flow on the NIC",
			"Packets of one flow are handled one after the other: how busy that keeps the turn of the heaviest flow.");
		word("nic-serial ", "NIC turns of ", "Packets that change it take turns, whatever their flow: how busy that keeps the turn.");
		word("host-cores", "host cores", "Cycles that the host's cores spend on packets.");
		word("host-threads", "host threads", "Threads of the host's cores that are busy or waiting for memory.");
		word("host-serial heaviest flow", "heaviest flow on the host",
			"Packets of one flow are handled one after the other: how busy that keeps the turn of the heaviest flow.");
		word("host-serial ", "host turns of ", "Packets that change it take turns, whatever their flow: how busy that keeps the turn.");
		word("memory-service ", "accesses to NIC memory ", "How long the memory is busy with accesses.");
		word("memory-address ", "the entry used most in NIC memory ", "Accesses to one address are made one after the other.");
		word("memory-bandwidth ", "bandwidth of NIC memory ", "What is moved between the memory and its cache.");
		word("memory ", "NIC memory ", "Room for tables and steering entries.");
		word("table-entries", "table entries of the NIC", "Entries that all tables of the NIC hold together.");
		word("line-rate", "line rate", "What goes over the wire, with preamble and gaps.");
		word("line-rate ", "line rate ", "What goes over the fullest wire of all ports, with preamble and gaps.");
		word("packet-rate", "packet rate", "Packets that the NIC's packet path takes.");
		word("pcie-bandwidth", "PCIe bandwidth", "Packets that cross between NIC and host, in the busier direction.");
		word("pcie-packets", "PCIe packet rate", "Packets that cross between NIC and host, in the busier direction.");
		word("flow-table", "steering entries", "Entries of the table that tells flows apart.");
		word("flow-inserts", "insertions", "Entries added to the table that tells flows apart.");
		word("flow-deletes", "deletions", "Entries taken from the table that tells flows apart.");
		word("code-store", "code store", "Instructions of the NIC's program.");
		word("host-memory", "host memory", "Room for tables on the host.");
		word("host-bandwidth ", "bandwidth of host memory ", "What is moved between the host's memory and its caches.");
		word("entry-bytes ", "size of an entry of ", "Bytes of key and value.");
		word("p99", "p99 latency", "Time that one packet in a hundred exceeds.");
		word("pin", "the author's choice", "The offload says where it has to be.");
	}

	private static final Pattern IN_TEXT = Pattern.compile("\\b(?:(?:nic|host)-serial (?:heaviest flow)?|(?:nic|host)-(?:cores|threads)"
		+ "|memory-(?:service|address|bandwidth) |table-entries|line-rate|packet-rate|pcie-(?:bandwidth|packets)"
		+ "|flow-(?:table|inserts|deletes)\\b(?! entries)|code-store|host-memory|host-bandwidth |entry-bytes )");
	private static final Pattern MICROS = Pattern.compile("(?<=\\d )us\\b");

	private ResourceWords() {
	}

	private static void word(String name, String text, String meaning) {
		WORDS.put(name, new Word(text, meaning));
	}

	/** The name for people; the name itself for one that isn't known. */
	public static String of(String name) {
		for (Map.Entry<String, Word> entry : WORDS.entrySet()) {
			if (matches(name, entry.getKey())) {
				return entry.getValue().text() + name.substring(entry.getKey().length());
			}
		}
		return name;
	}

	/** What the resource is, in a sentence; empty for one that isn't known. */
	public static String meaning(String name) {
		return WORDS.entrySet().stream().filter(entry -> matches(name, entry.getKey())).map(entry -> entry.getValue().meaning())
			.findFirst().orElse("");
	}

	private static boolean matches(String name, String known) {
		return known.endsWith(" ") ? name.startsWith(known) : name.equals(known);
	}

	/** A sentence of the planner with its names of resources, and its units, for people. */
	public static String inText(String sentence) {
		String text = IN_TEXT.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(WORDS.get(found.group()).text()));
		return units(text.replace("heaviest flow on", "the heaviest flow on").replace(" of one at a time", " of its time")
			.replace("on the CPU", "on the host"));
	}

	/** Quantities as the compiler writes them, with the units' real letters. */
	public static String units(String text) {
		return MICROS.matcher(text).replaceAll("µs");
	}
}
