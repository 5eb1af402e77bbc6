// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cora.dsl.cora.Chain;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.Host;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Nic;
import org.cora.dsl.cora.Offload;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Traffic;
import org.cora.dsl.cora.ValueSetting;
import org.cora.dsl.resource.ImportedFiles;
import org.cora.dsl.validation.IssueCodes;
import org.eclipse.xtext.EcoreUtil2;

/** Offloads: clauses that are missing, and states that are too small for the traffic. */
final class OffloadRemedies implements CodeActions.RemedySource {

	/** What stands before the name in each clause, and the kinds of declarations that it can name. */
	private record Clause(String word, List<Class<? extends Declaration>> kinds) {
	}

	private static final Map<String, Clause> CLAUSES = Map.of("run", new Clause("run ", List.of(Chain.class, Nf.class)),
			"on", new Clause("on ", List.of(Nic.class)), "under", new Clause("under ", List.of(Traffic.class)));
	private static final int MOST = 3;

	@Override
	public void remedies(Problem problem, List<Remedy> remedies) {
		if (problem.code().equals(IssueCodes.MISSING_CLAUSE)) {
			problem.around(Offload.class).ifPresent(offload -> clause(offload, problem, remedies));
		} else if (problem.code().equals(IssueCodes.CAPACITY_BELOW_FLOWS) && problem.data().size() > 1) {
			capacity(problem, remedies);
		}
	}

	private static void clause(Offload offload, Problem problem, List<Remedy> remedies) {
		Clause clause = problem.datum().map(CLAUSES::get).orElse(null);
		Optional<Integer> brace = problem.edits().keyword(offload, "}", true);
		if (clause == null || brace.isEmpty()) {
			return;
		}
		String host = visible(problem, Host.class).findFirst().map(h -> " with " + h.getName()).orElse(" with XeonHost");
		clause.kinds().stream().flatMap(kind -> visible(problem, kind)).limit(MOST).forEach(named -> {
			String text = clause.word() + named.getName() + (clause.word().equals("on ") ? host : "");
			remedies.add(Remedy.of("Add '" + text + "'", problem.edits().atEnd(brace.get(), text)));
		});
	}

	private static <T extends Declaration> Stream<T> visible(Problem problem, Class<T> kind) {
		SourceFile file = (SourceFile) problem.resource().getContents().get(0);
		return Stream.concat(Stream.of(file), ImportedFiles.of(problem.resource()).stream())
				.flatMap(f -> f.getDeclarations().stream()).filter(kind::isInstance).map(kind::cast).filter(d -> d.getName() != null);
	}

	private static void capacity(Problem problem, List<Remedy> remedies) {
		String name = problem.data().get(0);
		String flows = problem.data().get(1);
		EcoreUtil2.getAllContentsOfType(problem.resource().getContents().get(0), StateDeclaration.class).stream()
				.filter(state -> name.equals(state.getName())).flatMap(state -> state.getSettings().stream())
				.filter(setting -> setting instanceof ValueSetting value && "capacity".equals(value.getName())).findFirst()
				.flatMap(setting -> problem.edits().node(setting, Literals.VALUE_SETTING__VALUE))
				.ifPresent(node -> remedies.add(Remedy.of("Give '" + name + "' room for " + flows,
						problem.edits().replace(node.getOffset(), node.getEndOffset(), flows))));
	}
}
