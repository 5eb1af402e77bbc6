// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cora.dsl.compiler.Compilation;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.Workload;
import org.cora.ir.text.Fingerprint;
import org.cora.planner.Planner;
import org.cora.planner.profile.Profile;
import org.cora.planner.search.PlanningMonitor;
import org.cora.planner.search.PlanningProblem;

/**
 * Planning problems of tests. What a function does under a traffic is profiled once, whichever card it is for and however
 * often it is asked for: that takes longer than most plans. Problems themselves are new each time, as tests change them.
 */
public final class Profiles {

	private record Key(String function, Workload workload, Path folder, int packets) {
	}

	private static final Map<Key, Profile> KNOWN = new ConcurrentHashMap<>();

	private Profiles() {
	}

	/**
	 * What {@link Planner#prepare} makes of an offload, with {@link Planner#SEED}.
	 *
	 * @param phase   index of the phase of its traffic
	 * @param folder  what capture files are relative to
	 * @param packets to profile, above 0
	 */
	public static PlanningProblem problem(Compilation compilation, OffloadSpec spec, int phase, Path folder, int packets) {
		Nf nf = compilation.program().nf(spec.nf()).orElseThrow();
		Workload workload = spec.traffic().phases().get(phase).workload();
		Profile profile = KNOWN.computeIfAbsent(new Key(Fingerprint.of(nf), workload, folder, packets),
				key -> Planner.profile(nf, workload, folder, Planner.SEED, packets, PlanningMonitor.NONE));
		return Planner.problem(nf, spec, compilation.nic(spec), compilation.host(spec), phase, profile);
	}
}
