// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.program.Nf;
import org.cora.ir.source.SourceRange;
import org.cora.ir.spec.OffloadSpec;

/** The offloads of a source file that a command is about. */
final class Offloads {

	private final Path file;
	private final Compilation compilation;

	/** @throws CoraException if the file has errors */
	Offloads(Path file) {
		this.file = file;
		this.compilation = CoraCompiler.compile(file).orThrow();
	}

	Compilation compilation() {
		return compilation;
	}

	/**
	 * One offload, or all.
	 *
	 * @param name null for all
	 * @throws CoraException if there is none
	 */
	List<OffloadSpec> select(String name) {
		List<OffloadSpec> all = compilation.offloads();
		if (all.isEmpty()) {
			throw problem("no-offload", "there is no offload to plan; write one: "
					+ "offload NAME { run NF on NIC with HOST under TRAFFIC }");
		}
		if (name == null) {
			return all;
		}
		return List.of(compilation.offload(name).orElseThrow(() -> problem("unknown-offload", "there is no offload '"
				+ name + "'; there are " + String.join(", ", all.stream().map(OffloadSpec::name).toList()))));
	}

	/** @throws CoraException if there is none of that name */
	Nf nf(String name) {
		List<Nf> all = compilation.program().nfs();
		return compilation.program().nf(name).orElseThrow(() -> problem("unknown-nf", "there is no NF '" + name + "'; "
				+ (all.isEmpty() ? "the file declares none"
						: "there are " + String.join(", ", all.stream().map(Nf::simpleName).toList()))));
	}

	private CoraException problem(String code, String message) {
		return new CoraException(Diagnostic.error(code, message, new SourceRange(file.toString(), 0, 0, 0, 0)));
	}
}
