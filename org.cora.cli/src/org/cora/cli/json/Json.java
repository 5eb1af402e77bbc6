// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.function.Function;
import org.cora.ir.diagnostic.Diagnostic;

/** The command's one way of writing JSON. The documents are described in docs/json.md. */
public final class Json {

	/** Raised when a field changes its meaning or goes; new fields don't raise it. */
	public static final int SCHEMA = 1;

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

	private Json() {
	}

	/** A new document with its schema number. */
	public static JsonObject document() {
		JsonObject document = new JsonObject();
		document.addProperty("schema", SCHEMA);
		return document;
	}

	public static String text(JsonElement element) {
		return GSON.toJson(element);
	}

	/** A record, its components as fields by their names; absent where null. */
	public static JsonElement tree(Record value) {
		return GSON.toJsonTree(value);
	}

	/** A number; {@code null} where it is not finite, as JSON has no other way to say that. */
	public static JsonElement number(double value) {
		return Double.isFinite(value) ? new JsonPrimitive(value) : com.google.gson.JsonNull.INSTANCE;
	}

	/** Objects in an array, each written by {@code writer}. */
	public static <T> JsonArray array(Collection<T> items, Function<? super T, ? extends JsonElement> writer) {
		JsonArray array = new JsonArray();
		items.forEach(item -> array.add(writer.apply(item)));
		return array;
	}

	/** The one object of the array as the document, or a document with {@code runs}. */
	public static JsonObject oneOrRuns(JsonArray runs) {
		if (runs.size() == 1) {
			return runs.get(0).getAsJsonObject();
		}
		JsonObject document = document();
		document.add("runs", runs);
		return document;
	}

	public static JsonObject of(Diagnostic diagnostic) {
		JsonObject json = new JsonObject();
		json.addProperty("severity", diagnostic.severity().word());
		json.addProperty("code", diagnostic.code());
		json.addProperty("message", diagnostic.message());
		if (diagnostic.where().isKnown()) {
			json.addProperty("file", diagnostic.where().file());
			json.addProperty("line", diagnostic.where().line());
			json.addProperty("column", diagnostic.where().column());
			json.addProperty("offset", diagnostic.where().offset());
			json.addProperty("length", diagnostic.where().length());
		}
		return json;
	}
}
