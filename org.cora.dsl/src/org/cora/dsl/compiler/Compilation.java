// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.compiler;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.program.Program;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;

/**
 * What a source file says. A file with an error says nothing but its diagnostics: everything else is empty.
 *
 * @param diagnostics errors and warnings in the file and in what it imports, in the order of the text
 * @param program     the network functions and chains declared in the file or its imports
 * @param traffic     the traffic declared in the file
 * @param offloads    the offloads declared in the file
 * @param nics        NIC models that the file can see, by name
 * @param hosts       host models that the file can see, by name
 */
public record Compilation(List<Diagnostic> diagnostics, Program program, List<TrafficSpec> traffic,
		List<OffloadSpec> offloads, Map<String, NicModel> nics, Map<String, HostModel> hosts) {

	public Compilation {
		diagnostics = List.copyOf(diagnostics);
		traffic = List.copyOf(traffic);
		offloads = List.copyOf(offloads);
		nics = Map.copyOf(nics);
		hosts = Map.copyOf(hosts);
	}

	/** The result for a file with an error. */
	static Compilation failed(List<Diagnostic> diagnostics) {
		return new Compilation(diagnostics, new Program(List.of()), List.of(), List.of(), Map.of(), Map.of());
	}

	/** Whether there is an error among the diagnostics. */
	public boolean hasErrors() {
		return diagnostics.stream().anyMatch(Diagnostic::isError);
	}

	/**
	 * This, if it has no errors.
	 *
	 * @throws CoraException with the errors, if there are some
	 */
	public Compilation orThrow() {
		List<Diagnostic> errors = diagnostics.stream().filter(Diagnostic::isError).toList();
		if (!errors.isEmpty()) {
			throw new CoraException(errors);
		}
		return this;
	}

	/** The offload of that name. */
	public Optional<OffloadSpec> offload(String name) {
		return offloads.stream().filter(o -> o.name().equals(name)).findFirst();
	}

	/** The traffic of that name. */
	public Optional<TrafficSpec> traffic(String name) {
		return traffic.stream().filter(t -> t.name().equals(name)).findFirst();
	}

	/** The NIC model of an offload. */
	public NicModel nic(OffloadSpec offload) {
		return nics.get(offload.nic());
	}

	/** The host model of an offload. */
	public HostModel host(OffloadSpec offload) {
		return hosts.get(offload.host());
	}
}
