// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import org.cora.cli.json.Json;
import org.cora.ir.diagnostic.Diagnostic;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command's words go: results to standard output, everything else to standard error. */
public final class Console {

	private static final String CLEAR_LINE = "\r\033[K";

	private final PrintWriter out;
	private final PrintWriter err;
	private final CommonOptions options;
	private final boolean showsProgress;
	private final boolean showsLines;
	private boolean progressShown;

	private Console(PrintWriter out, PrintWriter err, CommonOptions options) {
		this.out = out;
		this.err = err;
		this.options = options;
		this.showsProgress = !options.quiet() && Boolean.getBoolean("cora.terminal");
		this.showsLines = !options.quiet() && !options.json() && Boolean.getBoolean("cora.progress.lines");
	}

	/** The console of a command that is being executed. */
	public static Console of(CommandLine command) {
		CommandSpec spec = command.getCommandSpec();
		Object mixin = spec.mixins().containsKey("common") ? spec.mixins().get("common").userObject() : null;
		return new Console(command.getOut(), command.getErr(),
				mixin instanceof CommonOptions common ? common : new CommonOptions());
	}

	public boolean json() {
		return options.json();
	}

	/** A line of the result; not in JSON mode. */
	public void line(String text) {
		endProgress();
		if (!options.json()) {
			out.println(text);
		}
	}

	/** The end of the result: all of it in JSON mode, otherwise nothing more. After that it has left the process. */
	public void result(JsonObject result) {
		endProgress();
		if (options.json()) {
			out.println(Json.text(result));
		}
		out.flush();
	}

	/** A remark that isn't part of the result. */
	public void note(String text) {
		endProgress();
		out.flush(); // what was said before comes before, where both are read together
		if (!options.quiet()) {
			err.println("cora: " + text);
		}
	}

	/** What went wrong beside the result, on standard error. */
	public void warn(List<Diagnostic> diagnostics) {
		endProgress();
		out.flush();
		diagnostics.forEach(d -> err.println("cora: " + d));
	}

	/** What is wrong with the input: on standard error, or as the JSON result. */
	public void diagnostics(List<Diagnostic> diagnostics) {
		endProgress();
		if (options.json()) {
			JsonArray array = new JsonArray();
			diagnostics.forEach(d -> array.add(Json.of(d)));
			JsonObject result = Json.document();
			result.add("diagnostics", array);
			out.println(Json.text(result));
		} else {
			out.flush();
			diagnostics.forEach(d -> err.println(d.where().isKnown() ? d.toString() : "cora: " + d));
		}
	}

	/**
	 * Shows what is going on: on a terminal, where the next line replaces it, or, where somebody reads along who said so by
	 * the system property {@code cora.progress.lines}, as a line among the results.
	 */
	public void progress(String text) {
		if (showsLines) {
			out.println("  " + text);
			out.flush();
		} else if (showsProgress) {
			err.print(CLEAR_LINE + "cora: " + text + " …");
			err.flush();
			progressShown = true;
		}
	}

	private void endProgress() {
		if (progressShown) {
			err.print(CLEAR_LINE);
			err.flush();
			progressShown = false;
		}
	}
}
