// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import org.cora.exec.capture.CaptureStatistics;
import org.cora.exec.run.PacketCounts;
import org.cora.exec.run.StateContent;

/** Results of functional runs as JSON; docs/json.md says what each field means. */
public final class ExecJson {

	private ExecJson() {
	}

	public static JsonObject packets(PacketCounts counts) {
		JsonObject json = new JsonObject();
		json.addProperty("in", counts.in());
		json.addProperty("generated", counts.generated());
		json.addProperty("out", counts.out());
		json.addProperty("dropped", counts.dropped());
		json.addProperty("passed", counts.passed());
		json.add("droppedByCause", Json.array(counts.drops(), drop -> {
			JsonObject cause = new JsonObject();
			cause.addProperty("cause", drop.cause());
			cause.addProperty("kind", drop.kind());
			cause.addProperty("packets", drop.packets());
			return cause;
		}));
		return json;
	}

	public static JsonObject capture(CaptureStatistics statistics) {
		JsonObject json = new JsonObject();
		json.addProperty("packets", statistics.packets());
		json.addProperty("snapped", statistics.snapped());
		json.addProperty("malformed", statistics.malformed());
		json.addProperty("cutOff", statistics.cutOff());
		return json;
	}

	public static JsonElement states(List<StateContent> states) {
		return Json.array(states, ExecJson::state);
	}

	private static JsonObject state(StateContent state) {
		JsonObject json = new JsonObject();
		json.addProperty("name", state.name());
		json.addProperty("kind", state.kind());
		json.addProperty("size", state.size());
		json.addProperty("capacity", state.capacity());
		json.add("entries", Json.array(state.entries(), entry -> {
			JsonObject of = new JsonObject();
			if (entry.key() != null) {
				of.add("key", value(entry.key()));
			}
			of.add("value", value(entry.value()));
			if (entry.deadline() != null) {
				of.addProperty("deadlineNs", entry.deadline());
			}
			return of;
		}));
		return json;
	}

	private static JsonElement value(Object value) {
		if (value instanceof Map<?, ?> members) {
			JsonObject json = new JsonObject();
			members.forEach((name, member) -> json.add(String.valueOf(name), value(member)));
			return json;
		} else if (value instanceof Number number) {
			return new JsonPrimitive(number);
		} else if (value instanceof Boolean bool) {
			return new JsonPrimitive(bool);
		}
		return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value.toString());
	}
}
