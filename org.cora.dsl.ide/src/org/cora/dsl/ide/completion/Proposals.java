// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.completion;

import com.google.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.Header;
import org.cora.dsl.cora.ModelItem;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.TypeDeclaration;
import org.cora.dsl.ide.guide.Guide;
import org.cora.dsl.ide.guide.Template;
import org.cora.dsl.ide.hover.Descriptions;
import org.cora.dsl.ide.hover.MetaModel;
import org.cora.dsl.lowering.StateReader;
import org.cora.dsl.model.Kebab;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.scoping.Members;
import org.cora.dsl.services.CoraGrammarAccess;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.program.StateKind;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.AbstractRule;
import org.eclipse.xtext.Assignment;
import org.eclipse.xtext.CrossReference;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistContext;
import org.eclipse.xtext.ide.editor.contentassist.ContentAssistEntry;
import org.eclipse.xtext.ide.editor.contentassist.IIdeContentProposalAcceptor;
import org.eclipse.xtext.ide.editor.contentassist.IdeContentProposalProvider;
import org.eclipse.xtext.ide.editor.contentassist.IdeCrossrefProposalProvider;
import org.eclipse.xtext.resource.IEObjectDescription;

/** What can be written at a place. */
public class Proposals extends IdeContentProposalProvider {

	@Inject
	private CoraGrammarAccess grammar;

	@Inject
	private Descriptions descriptions;

	@Inject
	private ClientFeatures client;

	/** Words that are names here: the grammar allows any, so none is worth proposing. */
	@Override
	protected boolean filterKeyword(Keyword keyword, ContentAssistContext context) {
		AbstractRule rule = GrammarUtil.containingRule(keyword);
		boolean name = Set.of(grammar.getContextualWordRule(), grammar.getReservedWordRule(), grammar.getNameRule(),
				grammar.getAnyNameRule(), grammar.getSettingNameRule()).contains(rule);
		boolean libraryOnly = rule == grammar.getPrimitiveRule() || rule == grammar.getBuiltinRule();
		return !name && !libraryOnly && Character.isLetter(keyword.getValue().charAt(0));
	}

	/** Keywords come with what they mean, and with templates of what they begin. */
	@Override
	protected void _createProposals(Keyword keyword, ContentAssistContext context, IIdeContentProposalAcceptor acceptor) {
		if (!filterKeyword(keyword, context)) {
			return;
		}
		ContentAssistEntry entry = getProposalCreator().createProposal(keyword.getValue(), context,
				ContentAssistEntry.KIND_KEYWORD, e -> e.setDocumentation(Guide.of(keyword.getValue()).orElse(null)));
		if (entry != null) {
			acceptor.accept(entry, getProposalPriorities().getKeywordPriority(keyword.getValue(), entry));
		}
		AbstractRule rule = GrammarUtil.containingRule(keyword);
		boolean begins = client.takesSnippets() && EcoreUtil2.getAllContentsOfType(rule, Keyword.class).get(0) == keyword;
		for (Template template : begins ? Template.all() : List.<Template>of()) {
			if (template.rule().equals(rule.getName()) && template.text().startsWith(keyword.getValue() + " ")) {
				template(template, context, acceptor);
			}
		}
	}

	private void template(Template template, ContentAssistContext context, IIdeContentProposalAcceptor acceptor) {
		ContentAssistEntry entry = getProposalCreator().createProposal(template.text(), context, ContentAssistEntry.KIND_SNIPPET, e -> {
			e.setLabel(template.label());
			e.setDescription(template.title());
			e.setDocumentation("```cora\n" + template.plain() + "\n```");
		});
		acceptor.accept(entry, entry == null ? 0 : getProposalPriorities().getKeywordPriority(template.text(), entry) - 1);
	}

	/** After a dot come members and nothing else. */
	@Override
	public void createProposals(Collection<ContentAssistContext> contexts, IIdeContentProposalAcceptor acceptor) {
		for (ContentAssistContext found : contexts) {
			ContentAssistContext context = Receivers.behindDot(found);
			if (Receivers.isAfterDot(context)) {
				Receivers.before(context).ifPresent(receiver -> members(receiver, context, acceptor));
				return;
			}
		}
		super.createProposals(contexts, acceptor);
	}

	private void members(Expression receiver, ContentAssistContext context, IIdeContentProposalAcceptor acceptor) {
		for (Field field : Members.of(receiver)) {
			accept(field.getName(), descriptions.signature(field), descriptions.comment(field), ContentAssistEntry.KIND_FIELD,
					context, acceptor);
		}
		for (Methods.Method method : Methods.of(Typing.of(receiver))) {
			accept(method.name() + (method.parameters().isEmpty() ? "()" : "("), method.signature(), method.documentation(),
					ContentAssistEntry.KIND_METHOD, context, acceptor);
		}
	}

	@Override
	protected void _createProposals(Assignment assignment, ContentAssistContext context,
			IIdeContentProposalAcceptor acceptor) {
		if (assignment.getTerminal() instanceof CrossReference) {
			super._createProposals(assignment, context, acceptor);
			return;
		}
		AbstractRule rule = GrammarUtil.containingRule(assignment);
		String feature = assignment.getFeature();
		if (rule == grammar.getStateDeclarationRule() && feature.equals("kind")) {
			List.of(StateKind.values()).forEach(kind -> accept(kind.word(), "kind of state", guide(kind.word()), ContentAssistEntry.KIND_CLASS,
					context, acceptor));
		} else if (rule == grammar.getValueSettingRule() && feature.equals("name")) {
			settings(context, acceptor);
		} else if (rule == grammar.getImportRule()) {
			StandardLibrary.names().forEach(name -> accept(name, "standard library", "", ContentAssistEntry.KIND_MODULE, context,
					acceptor));
		} else if (rule == grammar.getAmountSettingRule() && feature.equals("name")) {
			List.of("rate", "arrivals", "replies", "tcp", "copies").forEach(name -> accept(name, "traffic", guide(name),
					ContentAssistEntry.KIND_PROPERTY, context, acceptor));
		} else if (rule == grammar.getConstraintRule() && feature.equals("metric")) {
			List.of("throughput", "p99", "loss", "cores").forEach(name -> accept(name, "figure", guide(name),
					ContentAssistEntry.KIND_PROPERTY, context, acceptor));
		} else if (rule == grammar.getModelItemRule() && feature.equals("name")) {
			properties(false, context, acceptor);
			properties(true, context, acceptor);
		}
	}

	private static String guide(String word) {
		return Guide.of(word).orElse("");
	}

	private void settings(ContentAssistContext context, IIdeContentProposalAcceptor acceptor) {
		StateDeclaration state = EcoreUtil2.getContainerOfType(context.getCurrentModel(), StateDeclaration.class);
		Optional<StateKind> kind = state == null ? Optional.empty() : StateTypes.kind(state);
		kind.map(StateReader::settings).orElse(List.of()).forEach(name -> accept(name, "setting", guide(name),
				ContentAssistEntry.KIND_PROPERTY, context, acceptor));
	}

	private void properties(boolean parts, ContentAssistContext context, IIdeContentProposalAcceptor acceptor) {
		EObject at = context.getCurrentModel();
		while (at != null && (at instanceof ModelItem item && !item.isPart() || MetaModel.block(at).isEmpty())) {
			at = at.eContainer();
		}
		Optional<EClass> type = at == null ? Optional.empty() : MetaModel.block(at);
		for (String name : type.map(t -> Kebab.properties(t, parts)).orElse(List.of())) {
			String documentation = Kebab.documentation(type.get().getEStructuralFeature(Kebab.toCamel(name)));
			accept(name, parts ? "part" : "property", documentation, ContentAssistEntry.KIND_PROPERTY, context, acceptor);
		}
	}

	private void accept(String proposal, String description, String documentation, String kind, ContentAssistContext context,
			IIdeContentProposalAcceptor acceptor) {
		ContentAssistEntry entry = getProposalCreator().createProposal(proposal, context, kind, e -> {
			e.setDescription(description);
			e.setDocumentation(documentation);
		});
		acceptor.accept(entry, getProposalPriorities().getDefaultPriority(entry));
	}

	/** Names are proposed with how they are declared and their documentation. */
	public static class References extends IdeCrossrefProposalProvider {

		@Inject
		private Descriptions descriptions;
		@Inject
		private CoraGrammarAccess grammar;

		@Override
		protected ContentAssistEntry createProposal(IEObjectDescription candidate, CrossReference reference,
				ContentAssistContext context) {
			EObject object = candidate.getEObjectOrProxy();
			if (object instanceof TypeDeclaration declared && !canStand(declared, reference)) {
				return null;
			}
			ContentAssistEntry entry = super.createProposal(candidate, reference, context);
			if (entry != null && !object.eIsProxy()) {
				entry.setDescription(descriptions.signature(object));
				entry.setDocumentation(descriptions.comment(object));
			}
			return entry;
		}

		/** What is parsed is a header of one's own, which stands for no value elsewhere but is handed to functions. */
		private boolean canStand(TypeDeclaration declared, CrossReference reference) {
			AbstractRule rule = GrammarUtil.containingRule(reference);
			boolean own = declared instanceof Header && !declared.eIsProxy() && !StandardLibrary.contains(declared.eResource().getURI());
			return rule == grammar.getHeaderTypeRule() ? own : own || !(declared instanceof Header);
		}
	}
}
