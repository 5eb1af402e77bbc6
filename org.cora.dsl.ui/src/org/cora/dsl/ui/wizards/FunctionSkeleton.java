// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.wizards;

/** What a new source begins with: a function that does something, traffic, and an offload. */
final class FunctionSkeleton {

	private static final String NAME = "NAME";
	private static final String CURSOR = "bytes[p.ipv4.dst]";
	private static final String TEXT = """
			import cora.nics.AgilioCX40

			/** Counts the bytes sent to each address, and forwards everything. */
			nf NAME {
			  port lan, wan

			  /** Bytes by destination. */
			  state bytes : counter<ipv4> { capacity 4096 }

			  on packet p {
			    require p.ipv4 else pass
			    bytes[p.ipv4.dst].add(p.length)
			    forward
			  }
			}

			/** Ten thousand connections, few of which carry most packets. */
			traffic Typical {
			  flows 10000 zipf 0.9
			  packets imix
			  rate 5 Mpps
			  arrivals 1 k/s
			}

			offload NAMEOnAgilio {
			  run NAME
			  on AgilioCX40 with XeonHost { cores 4 }
			  under Typical
			  minimise cores
			}
			""";

	private FunctionSkeleton() {
	}

	/** @param stem the file's name without its ending */
	static String text(String stem) {
		return TEXT.replace(NAME, name(stem));
	}

	/** A function's name from a file's: port-scan becomes PortScan; what can't be part of a name is left out. */
	static String name(String stem) {
		StringBuilder name = new StringBuilder();
		boolean begins = true;
		for (char c : stem.toCharArray()) {
			boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
			if (letter || c >= '0' && c <= '9' && !name.isEmpty()) {
				name.append(begins ? Character.toUpperCase(c) : c);
			}
			begins = !letter;
		}
		return name.isEmpty() || name.toString().equals("Typical") ? name + "Function" : name.toString();
	}

	/** Where one begins to write: the first statement that does something. */
	static int cursor(String text) {
		return Math.max(0, text.indexOf(CURSOR));
	}
}
