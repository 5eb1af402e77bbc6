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

	/** Puts a file with one offload, {@code TinyOnAgilio}, into a folder. */
	static Path tiny(Path folder) throws IOException {
		return Files.writeString(folder.resolve("tiny.cora"), TINY);
	}
}
