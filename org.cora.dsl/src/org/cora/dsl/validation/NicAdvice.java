// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Nic;
import org.cora.dsl.cora.Offload;
import org.cora.dsl.cora.OnClause;
import org.cora.dsl.cora.RunClause;
import org.cora.dsl.cora.Runnable;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.lowering.Lowering;
import org.cora.dsl.lowering.Reporter;
import org.cora.dsl.model.ModelReader;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.source.SourceRange;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.performance.CostModel;

/**
 * Says, for each offload of a file without errors, which operations and states of what it runs its NIC can't have: those
 * stay on the host, whatever a planner does. It needs the program lowered, so the file and all that it imports must have
 * been found to be without errors.
 */
public final class NicAdvice {

	private List<Diagnostic> advice = new ArrayList<>();
	private Set<String> said = new HashSet<>();
	private final Map<Nic, Optional<NicModel>> models = new HashMap<>();
	private final Map<Runnable, Nf> functions = new HashMap<>();

	NicAdvice() {
	}

	/** Warnings at operations and states of what the file's offloads run. */
	public static List<Diagnostic> of(SourceFile file) {
		NicAdvice advice = new NicAdvice();
		file.getDeclarations().stream().filter(Offload.class::isInstance).forEach(o -> advice.add((Offload) o));
		return advice.advice;
	}

	/** What there is to say for one offload, each once. */
	List<Diagnostic> about(Offload offload) {
		advice = new ArrayList<>();
		said = new HashSet<>();
		add(offload);
		return advice;
	}

	private void add(Offload offload) {
		Optional<Runnable> runnable = clause(offload, RunClause.class).map(RunClause::getRunnable);
		Optional<Nic> nic = clause(offload, OnClause.class).map(OnClause::getNic);
		Optional<NicModel> model = nic.flatMap(n -> models.computeIfAbsent(n, key -> ModelReader.read(key, Reporter.SILENT)));
		if (runnable.isPresent() && model.isPresent()) {
			Nf nf = functions.computeIfAbsent(runnable.get(), Lowering::of);
			operations(nf, model.get());
			nf.states().forEach(state -> room(state, model.get()));
		}
	}

	private static <T> Optional<T> clause(Offload offload, Class<T> kind) {
		return offload.getClauses().stream().filter(kind::isInstance).map(kind::cast).findFirst();
	}

	private void operations(Nf nf, NicModel nic) {
		CostModel costs = new CostModel(nic);
		for (Handler handler : nf.handlers()) {
			for (Block block : handler.blocks()) {
				for (Instruction instruction : block.instructions()) {
					costs.missing(nf, instruction).ifPresent(operation -> say(instruction.where(), nic.getName() + " has no '"
							+ operation + "': packets that come here are handled on the host"));
				}
			}
		}
	}

	private void room(State state, NicModel nic) {
		if (nic.getMaxEntryBytes() > 0 && state.entryBytes() > nic.getMaxEntryBytes()) {
			say(state.where(), nic.getName() + " has entries of " + nic.getMaxEntryBytes() + " B at most, '" + state.name()
					+ "' has entries of " + state.entryBytes() + " B: it stays on the host");
		}
	}

	private void say(SourceRange where, String message) {
		if (said.add(where + message)) {
			advice.add(Diagnostic.warning(IssueCodes.KEPT_OFF_NIC, message, where));
		}
	}
}
