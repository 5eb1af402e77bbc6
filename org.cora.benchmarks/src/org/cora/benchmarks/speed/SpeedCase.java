// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.speed;

import java.nio.file.Path;
import java.util.List;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.cora.ir.spec.Workload;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;

/**
 * A network function with the first of its offloads.
 *
 * @param name   as people call it
 * @param folder what its files are relative to
 */
record SpeedCase(String name, Nf nf, OffloadSpec offload, NicModel nic, HostModel host, Path folder) {

	/**
	 * The first offload of a source file, under generated traffic.
	 *
	 * @throws CoraException if there is none
	 */
	static SpeedCase of(Path file) {
		Compilation compiled = CoraCompiler.compile(file).orThrow();
		OffloadSpec offload = compiled.offloads().stream()
				.filter(o -> o.traffic().phases().get(0).workload() instanceof Workload.Synthetic).findFirst()
				.orElseThrow(() -> new CoraException("nothing-to-measure", file + " has no offload under generated traffic"));
		Nf nf = compiled.program().nf(offload.nf()).orElseThrow();
		return new SpeedCase(nf.simpleName(), nf, offload, compiled.nic(offload), compiled.host(offload),
				file.toAbsolutePath().getParent());
	}

	private Workload.Synthetic workload() {
		return (Workload.Synthetic) offload.traffic().phases().get(0).workload();
	}

	/** The rate that the offload is for. */
	double packetsPerSecond() {
		return workload().packetsPerSecond();
	}

	/** The offload's traffic, but with so many flows, all alike and for ever: the worst that there is for caches. */
	TrafficSpec traffic(long flows) {
		Workload.Synthetic own = workload();
		Workload workload = new Workload.Synthetic(flows, new Workload.Popularity.Uniform(), own.sizes(),
				own.packetsPerSecond(), 0, own.arrivals(), own.tcpShare(), own.replyShare());
		return new TrafficSpec(offload.traffic().name(), List.of(new TrafficSpec.Phase(0, workload)),
				offload.traffic().where());
	}
}
