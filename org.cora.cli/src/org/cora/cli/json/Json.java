// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Collection;
import java.util.function.Function;
import org.cora.ir.diagnostic.Diagnostic;

/** The command's one way of writing JSON. The documents are described in docs/json.md. */
public final class Json {

	/** Raised when a field changes its meaning or goes; new fields don't raise it. */
	public static final int SCHEMA = 1;

	private static final TypeAdapter<Double> FINITE = new TypeAdapter<Double>() {
		@Override
		public void write(JsonWriter out, Double value) throws IOException {
			if (value == null || !Double.isFinite(value)) {
				out.nullValue();
			} else {
				out.value(value);
			}
		}

		@Override
		public Double read(JsonReader in) throws IOException {
			return in.nextDouble();
		}
	};
	private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping()
			.registerTypeAdapter(double.class, FINITE).registerTypeAdapter(Double.class, FINITE).create();

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

	/** A record, its components as fields by their names; absent where null or not finite. */
	public static JsonElement tree(Record value) {
		return GSON.toJsonTree(value);
	}

	/** A number; where it is not finite, nothing as a field and {@code null} in a list, as JSON can't say it. */
	public static JsonElement number(double value) {
		return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
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
