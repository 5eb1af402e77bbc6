// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cora.ir.diagnostic.CoraException;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Routine;
import org.cora.sim.card.CardWork.Call;

/** What a measured program does for a packet: calls of the routines that a NIC model has for it. */
final class OperationList {

	private static final String TABLE_READ = "table-read";
	private static final String SKETCH_ROW = "sketch-row";

	private final NicModel nic;
	private final Map<String, Routine> routines = new HashMap<>();

	OperationList(NicModel nic) {
		this.nic = nic;
		nic.getRoutine().forEach(r -> routines.put(r.getName(), r));
	}

	/** In the order of the elements; what isn't called isn't there. */
	List<Call> of(Case input) {
		List<Call> calls = new ArrayList<>();
		if (input instanceof ProgramCase program) {
			for (int i = 0; i < Element.all().size(); i++) {
				add(calls, Element.all().get(i).routine(program), program.counts().get(i), false);
			}
		} else if (input instanceof LookupCase lookup) {
			add(calls, TABLE_READ, lookup.reads(), true);
		} else if (input instanceof SketchCase sketch) {
			add(calls, SKETCH_ROW, sketch.rows(), true);
		}
		return calls;
	}

	/** @param oneAddress whether all packets meet at one entry: the measured packets of these programs were all of one flow */
	private void add(List<Call> calls, String name, double times, boolean oneAddress) {
		if (name == null || times == 0) {
			return;
		}
		Routine routine = routines.get(name);
		if (routine == null) {
			throw new CoraException("missing-routine", nic.getName() + " has no routine '" + name + "'");
		}
		calls.add(new Call(routine, times, oneAddress));
	}
}
