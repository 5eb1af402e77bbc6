// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.control;

import com.google.gson.JsonObject;
import java.util.Locale;
import org.cora.sim.trace.TraceEvent;

/** Trace events as messages of the control channel. */
final class EventMessages {

	private EventMessages() {
	}

	static JsonObject of(TraceEvent event) {
		JsonObject json = new JsonObject();
		if (event instanceof TraceEvent.Signal s) {
			json.addProperty("event", "signal");
			json.addProperty("name", s.name());
			json.addProperty("value", s.value());
		} else if (event instanceof TraceEvent.Visit v) {
			json.addProperty("event", "visit");
			json.addProperty("packet", v.packet());
			json.addProperty("flow", v.flow());
			json.addProperty("place", lower(v.place()));
			json.addProperty("lane", v.lane());
			json.addProperty("until", v.endNanos());
		} else if (event instanceof TraceEvent.PacketEnd p) {
			json.addProperty("event", "packet-end");
			json.addProperty("packet", p.packet());
			json.addProperty("flow", p.flow());
			json.addProperty("outcome", p.outcome());
		} else if (event instanceof TraceEvent.MigrationStep m) {
			json.addProperty("event", "migration");
			json.addProperty("migration", m.migration());
			json.addProperty("phase", lower(m.phase()));
			json.addProperty("from", lower(m.from()));
			json.addProperty("flows", m.flows());
			json.addProperty("bytes", m.bytes());
			json.addProperty("buffered", m.buffered());
			json.addProperty("reason", m.reason());
		} else if (event instanceof TraceEvent.MigrationEnd m) {
			json.addProperty("event", "migration-end");
			json.addProperty("migration", m.migration());
			json.addProperty("blackoutNanos", m.blackoutNanos());
			json.addProperty("aborted", m.aborted());
			json.addProperty("bufferedPeak", m.bufferedPeak());
			json.addProperty("forwarded", m.forwarded());
			json.addProperty("reordered", m.reordered());
		} else if (event instanceof TraceEvent.Threshold t) {
			json.addProperty("event", "threshold");
			json.addProperty("signal", t.signal());
			json.addProperty("above", t.above());
			json.addProperty("value", t.value());
			json.addProperty("threshold", t.threshold());
		} else if (event instanceof TraceEvent.PlanChange c) {
			json.addProperty("event", "plan-change");
			json.addProperty("what", c.what());
		}
		json.addProperty("at", event.atNanos());
		return json;
	}

	private static String lower(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
