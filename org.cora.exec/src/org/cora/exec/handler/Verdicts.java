// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

import org.cora.exec.Verdict;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Terminator;

/** The verdict that a terminator stands for. */
public final class Verdicts {

	private Verdicts() {
	}

	/** @throws IllegalArgumentException if the terminator ends no packet's handler */
	public static Verdict of(Nf nf, Terminator terminator) {
		if (terminator instanceof Terminator.Forward forward) {
			return Verdict.forward(forward.port());
		}
		if (terminator instanceof Terminator.Pass) {
			return Verdict.PASS;
		}
		if (terminator instanceof Terminator.Drop drop) {
			return Verdict.policyDrop(drop.reason());
		}
		if (terminator instanceof Terminator.Abort abort) {
			return Verdict.resourceDrop(abort.state(), nf.states().get(abort.state()).name());
		}
		throw new IllegalArgumentException("no verdict: " + terminator);
	}
}
