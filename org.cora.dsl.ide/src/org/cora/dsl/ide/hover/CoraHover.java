// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.hover;

import com.google.inject.Inject;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cora.dsl.cora.AmountSetting;
import org.cora.dsl.cora.Constraint;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.ModelItem;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.ValueSetting;
import org.cora.dsl.ide.guide.Guide;
import org.cora.dsl.ide.placement.PlacementSource;
import org.cora.dsl.lowering.Sources;
import org.cora.dsl.model.Kebab;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.typing.Methods;
import org.cora.ir.source.SourceRange;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.xtext.Keyword;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.DocumentExtensions;
import org.eclipse.xtext.ide.server.hover.HoverService;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.EObjectAtOffsetHelper;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;

/** What one sees with the mouse over a name: the declaration, its documentation, its size, and what a plan says of it. */
public class CoraHover extends HoverService {

	@Inject
	private Descriptions descriptions;

	@Inject
	private PlacementSource placements;

	@Inject
	private DocumentExtensions documents;

	@Inject
	private EObjectAtOffsetHelper elements;

	/** Words of the grammar and numbers explain themselves; everything else is about the declaration that is meant. */
	@Override
	public Hover hover(Document document, XtextResource resource, HoverParams params, CancelIndicator cancel) {
		int offset = document.getOffSet(params.getPosition());
		ILeafNode leaf = resource.getParseResult() == null ? null
				: NodeModelUtils.findLeafNodeAtOffset(resource.getParseResult().getRootNode(), offset);
		Optional<String> text = leaf == null || leaf.isHidden() || elements.resolveCrossReferencedElementAt(resource, offset) != null
				? Optional.empty() : plain(leaf);
		return text.isEmpty() ? super.hover(document, resource, params, cancel)
				: new Hover(new MarkupContent("markdown", text.get()), documents.newRange(resource, leaf.getTextRegion()));
	}

	private Optional<String> plain(ILeafNode leaf) {
		EObject object = NodeModelUtils.findActualSemanticObjectFor(leaf);
		boolean name = Names.feature(object) != null && NodeModelUtils.findNodesForFeature(object, Names.feature(object)).stream()
				.anyMatch(node -> node.getTotalOffset() <= leaf.getOffset() && leaf.getOffset() < node.getTotalEndOffset());
		if (leaf.getGrammarElement() instanceof Keyword && !name || isWordOfKind(object, leaf)) {
			return Guide.of(leaf.getText()).map(text -> "**" + leaf.getText() + "** – " + text);
		}
		boolean operation = object instanceof MethodCall call && leaf.getText().equals(call.getMethod());
		return operation ? Optional.of(getContents(object)).filter(text -> !text.isEmpty()) : Literals.of(object);
	}

	/** Kinds of states and names of settings are words without a keyword. */
	private static boolean isWordOfKind(EObject object, ILeafNode leaf) {
		return object instanceof StateDeclaration state && leaf.getText().equals(state.getKind()) && !leaf.getText().equals(state.getName())
				|| (object instanceof ValueSetting || object instanceof AmountSetting || object instanceof Constraint)
						&& Character.isLetter(leaf.getText().charAt(0));
	}

	@Override
	public String getContents(EObject element) {
		if (element == null) {
			return "";
		}
		if (element instanceof MethodCall call) {
			return Methods.called(call).map(m -> "```cora\n" + m.signature() + "\n```\n\n" + m.documentation()).orElse("");
		}
		if (element instanceof ModelItem item) {
			return MetaModel.feature(item).map(feature -> "**" + item.getName() + "** " + Kebab.documentation(feature)).orElse("");
		}
		return descriptions.markdown(element) + placement(element);
	}

	private String placement(EObject element) {
		EStructuralFeature name = Names.feature(element);
		SourceRange range = name == null ? Sources.of(element) : Sources.of(element, name);
		return placements.facts(range.file()).stream().filter(fact -> fact.where().offset() == range.offset())
				.map(fact -> "\n**" + fact.headline() + "**\n\n" + fact.detail() + "\n").collect(Collectors.joining());
	}
}
