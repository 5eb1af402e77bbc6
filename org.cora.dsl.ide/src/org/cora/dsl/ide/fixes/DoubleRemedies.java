// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.AdaptOption;
import org.cora.dsl.cora.Chain;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.FieldValue;
import org.cora.dsl.cora.FlowIdentity;
import org.cora.dsl.cora.FlowRule;
import org.cora.dsl.cora.Handler;
import org.cora.dsl.cora.Import;
import org.cora.dsl.cora.ModelItem;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.OffloadClause;
import org.cora.dsl.cora.PrefixEntries;
import org.cora.dsl.cora.PrefixEntry;
import org.cora.dsl.cora.Push;
import org.cora.dsl.cora.StateSetting;
import org.cora.dsl.cora.StructLiteral;
import org.cora.dsl.cora.TrafficSetting;
import org.cora.dsl.validation.IssueCodes;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** What is there twice: the second one goes, or gets a name of its own. */
final class DoubleRemedies implements CodeActions.RemedySource {

	/** What can be set once, the innermost first. */
	private static final List<Class<? extends EObject>> SET_ONCE = List.of(PrefixEntry.class, StateSetting.class, AdaptOption.class,
			TrafficSetting.class, OffloadClause.class, ModelItem.class);

	@Override
	public void remedies(Problem problem, List<Remedy> remedies) {
		switch (problem.code()) {
			case IssueCodes.DUPLICATE_SETTING -> setting(problem, remedies);
			case IssueCodes.DUPLICATE_HANDLER -> problem.around(Handler.class)
					.ifPresent(h -> remedies.add(Remedy.of("Remove this handler", problem.edits().remove(h, h))));
			case IssueCodes.DUPLICATE_NAME -> name(problem, remedies);
			case IssueCodes.FLOW_IDENTITY -> identity(problem, remedies);
			case IssueCodes.INVALID_CHAIN -> problem.around(Chain.class).ifPresent(chain -> link(chain, problem, remedies));
			default -> {
				// none of these
			}
		}
	}

	private static void setting(Problem problem, List<Remedy> remedies) {
		Optional<EObject> set = SET_ONCE.stream().flatMap(kind -> problem.around(kind).<EObject>map(o -> o).stream()).findFirst();
		set.ifPresent(second -> remedies.add(Remedy.of("Remove the second one", second.eContainer() instanceof PrefixEntries entries
				? problem.edits().removeFrom(entries.getEntries(), second) : problem.edits().remove(second, second))));
	}

	private static void name(Problem problem, List<Remedy> remedies) {
		EObject at = problem.at();
		Edits edits = problem.edits();
		if (at instanceof Import declared) {
			remedies.add(Remedy.of("Remove the import", edits.remove(declared, declared)));
		} else if (at instanceof FieldValue value) {
			List<FieldValue> all = value.eContainer() instanceof StructLiteral literal ? literal.getFields() : ((Push) value.eContainer()).getFields();
			remedies.add(Remedy.of("Remove the second one", edits.removeFrom(all, value)));
		} else if (at != null && problem.marked().matches("\\w+")) {
			String name = Place.free(problem.marked(), at);
			remedies.add(Remedy.of("Rename this one to '" + name + "'", edits.replace(problem.start(), problem.end(), name)));
			if (at instanceof Handler || at.eContainer() instanceof Nf) {
				remedies.add(Remedy.of("Remove this one", edits.remove(at, at)));
			}
		}
	}

	private static void identity(Problem problem, List<Remedy> remedies) {
		Optional<FlowRule> rule = problem.around(FlowRule.class);
		Edits edits = problem.edits();
		if (rule.isPresent() && rule.get().eContainer() instanceof FlowIdentity identity) {
			remedies.add(identity.getRules().size() > 1
					? Remedy.of("Remove the rule for '" + rule.get().getPort().getName() + "'", edits.removeFrom(identity.getRules(), rule.get()))
					: Remedy.of("Remove 'flow by'", edits.remove(identity, identity)));
		} else {
			problem.around(FlowIdentity.class).ifPresent(second -> remedies.add(Remedy.of("Remove this one", edits.remove(second, second))));
		}
	}

	/** A chain keeps two links at least. */
	private static void link(Chain chain, Problem problem, List<Remedy> remedies) {
		List<INode> links = NodeModelUtils.findNodesForFeature(chain, Literals.CHAIN__LINKS);
		Optional<INode> marked = links.stream().filter(link -> link.getOffset() == problem.start()).findFirst();
		long alike = links.stream().filter(link -> link.getText().strip().equals(problem.marked())).count();
		if (marked.isPresent() && links.size() > 2 && alike > 1) {
			int from = links.get(links.indexOf(marked.get()) - 1).getEndOffset();
			remedies.add(Remedy.of("Remove the second '" + problem.marked() + "'", problem.edits().replace(from, problem.end(), "")));
		}
	}
}
