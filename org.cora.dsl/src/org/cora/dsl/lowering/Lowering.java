// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.List;
import org.cora.dsl.cora.Chain;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Runnable;
import org.cora.dsl.cora.SourceFile;
import org.cora.ir.program.Program;

/** Turns validated network functions and chains into the program that everything behind the language works on. */
public final class Lowering {

	private Lowering() {
	}

	/**
	 * The program of the given files: their functions first, then their chains, in the order of the text.
	 *
	 * @param files validated, without errors
	 */
	public static Program program(List<SourceFile> files) {
		List<org.cora.ir.program.Nf> lowered = new ArrayList<>();
		List<Declaration> declarations = files.stream().flatMap(f -> f.getDeclarations().stream()).toList();
		declarations.stream().filter(Nf.class::isInstance).forEach(nf -> lowered.add(function((Nf) nf)));
		declarations.stream().filter(Chain.class::isInstance).forEach(chain -> lowered.add(chain((Chain) chain)));
		return new Program(lowered);
	}

	/** What one function or chain is lowered to; it and all it refers to have been validated. */
	public static org.cora.ir.program.Nf of(Runnable runnable) {
		return runnable instanceof Chain chain ? chain(chain) : function((Nf) runnable);
	}

	private static org.cora.ir.program.Nf function(Nf nf) {
		return new NfLowering(nf, List.of(new NfContext(nf, "", 0, 0))).lower();
	}

	private static org.cora.ir.program.Nf chain(Chain chain) {
		List<NfContext> links = new ArrayList<>();
		int states = 0;
		int headers = 0;
		for (Nf nf : chain.getLinks()) {
			NfContext link = new NfContext(nf, nf.getName() + ".", states, headers);
			links.add(link);
			states += link.stateCount();
			headers += link.headers().size();
		}
		return new NfLowering(chain, links).lower();
	}
}
