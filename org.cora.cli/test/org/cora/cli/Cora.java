// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a call of the command left behind.
 *
 * @param code exit code
 * @param out  standard output
 * @param err  standard error
 */
record Cora(int code, String out, String err) {

	/** An offload that takes no time to plan. */
	private static final String TINY = """
			import cora.nics.AgilioCX40
			import cora.nics.XeonHost
			nf Tiny {
			  port left, right
			  on packet p from left { forward to right }
			  on packet p from right { forward to left }
			}
			traffic Little { flows 10 uniform packets 100 B rate 1 Mpps }
			offload TinyOnAgilio { run Tiny on AgilioCX40 with XeonHost { cores 1 } under Little }
			""";

	/** A function that is planned in a fraction of the NAT's time. */
	private static final String MEET = """
			import cora.nics.AgilioCX40
			import cora.nics.BlueField2
			import cora.nics.XeonHost
			nf Meet {
			  port lan, wan
			  state met : map<FlowKey, u32> { capacity 64 k timeout 10 s }
			  state bytes : counter<ipv4> { capacity 4096 }
			  on packet p from lan {
			    require p.ipv4 && p.l4 else pass
			    match met[p.flow] {
			      found n => n += 1
			      missing => met[p.flow] = 1
			    }
			    bytes[p.ipv4.dst].add(p.length)
			    forward to wan
			  }
			  on packet p from wan { forward to lan }
			}
			traffic Small { flows 1000 zipf 0.9 packets imix rate 1 Mpps arrivals 10 k/s }
			offload One { run Meet on AgilioCX40 with XeonHost { cores 4 } under Small }
			offload Two { run Meet on BlueField2 with XeonHost { cores 4 } under Small }
			""";

	/** The examples, from a module's folder, where tests run. */
	static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();
	static final String NAT = EXAMPLES.resolve("nat/nat.cora").toString();
	static final String CAMPUS = EXAMPLES.resolve("nat/campus.pcap").toString();

	static Cora run(Object... arguments) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		String[] words = new String[arguments.length];
		for (int i = 0; i < words.length; i++) {
			words[i] = arguments[i].toString();
		}
		int code = Main.run(new PrintWriter(out), new PrintWriter(err), words);
		return new Cora(code, out.toString(), err.toString());
	}

	/** Standard output, which must be one JSON document. */
	JsonObject json() {
		return JsonParser.parseString(out).getAsJsonObject();
	}

	/** Puts a file with two offloads of a function with tables, {@code One} and {@code Two}, into a folder. */
	static Path meet(Path folder) throws IOException {
		return Files.writeString(folder.resolve("meet.cora"), MEET);
	}

	/** Puts a file with one offload, {@code TinyOnAgilio}, into a folder. */
	static Path tiny(Path folder) throws IOException {
		return Files.writeString(folder.resolve("tiny.cora"), TINY);
	}
}
