// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/**
 * What a call of the command left behind.
 *
 * @param code exit code
 * @param out  standard output
 * @param err  standard error
 */
record Cora(int code, String out, String err) {

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
}
