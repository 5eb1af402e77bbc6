// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.control;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Locale;

/** Understands the control channel's commands, obeys them, and makes the answers. */
final class ControlMessages {

	private ControlMessages() {
	}

	/** The message in a line; null if it isn't a JSON object. */
	static JsonObject parse(String line) {
		try {
			JsonElement element = JsonParser.parseString(line);
			return element.isJsonObject() ? element.getAsJsonObject() : null;
		} catch (JsonParseException e) {
			return null;
		}
	}

	/** A text member; empty if there is none. */
	static String text(JsonObject message, String name) {
		JsonElement element = message.get(name);
		return element != null && element.isJsonPrimitive() ? element.getAsString() : "";
	}

	/** Does what a line says. Never throws: what can't be done is refused in the answer. */
	static JsonObject obey(String line, RunControl control, Runnable subscribe, Runnable detach) {
		JsonObject message = parse(line);
		if (message == null) {
			return refusal(null, "malformed", "a line has to be one JSON object");
		}
		JsonElement id = message.get("id");
		String command = text(message, "do");
		switch (command) {
			case "run", "resume" -> control.resume();
			case "pause" -> control.pause();
			case "stop" -> control.stop();
			case "subscribe" -> subscribe.run();
			case "detach" -> detach.run();
			case "step" -> {
				double nanos = number(message, "nanos");
				if (!(nanos >= 1 && nanos <= Long.MAX_VALUE / 4)) {
					return refusal(id, "bad-argument", "step needs \"nanos\", a number from 1");
				}
				control.step((long) nanos);
			}
			case "speed" -> {
				double factor = number(message, "factor");
				if (!(factor >= 0 && factor <= 1e9)) {
					return refusal(id, "bad-argument", "speed needs \"factor\", a number from 0");
				}
				control.speed(factor);
			}
			case "suspend", "evaluate" -> {
				return refusal(id, "not-supported", "\"" + command + "\" is not supported yet by this simulator");
			}
			default -> {
				return refusal(id, "unknown-command", "there is no command \"" + command + "\"");
			}
		}
		return answer(id, control);
	}

	private static double number(JsonObject message, String name) {
		try {
			JsonElement element = message.get(name);
			return element != null && element.isJsonPrimitive() ? element.getAsDouble() : Double.NaN;
		} catch (NumberFormatException e) {
			return Double.NaN;
		}
	}

	private static JsonObject answer(JsonElement id, RunControl control) {
		JsonObject answer = new JsonObject();
		answer.add("id", id);
		answer.addProperty("ok", true);
		answer.addProperty("state", control.state().name().toLowerCase(Locale.ROOT));
		answer.addProperty("at", control.virtualNow());
		return answer;
	}

	private static JsonObject refusal(JsonElement id, String code, String text) {
		JsonObject error = new JsonObject();
		error.addProperty("code", code);
		error.addProperty("message", text);
		JsonObject answer = new JsonObject();
		answer.add("id", id);
		answer.addProperty("ok", false);
		answer.add("error", error);
		return answer;
	}
}
