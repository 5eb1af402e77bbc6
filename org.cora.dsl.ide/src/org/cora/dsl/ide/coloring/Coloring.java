// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.coloring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.AmountSetting;
import org.cora.dsl.cora.Constraint;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.Enum;
import org.cora.dsl.cora.EnumValue;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Parameter;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.StateSetting;
import org.cora.dsl.cora.TypeDeclaration;
import org.cora.dsl.known.DeclarationKeys;
import org.cora.dsl.known.Known;
import org.cora.dsl.scoping.Names;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.xtext.ide.editor.syntaxcoloring.IHighlightedPositionAcceptor;
import org.eclipse.xtext.ide.editor.syntaxcoloring.ISemanticHighlightingCalculator;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;

/** Colours names by what they mean, in the token types of the language server protocol. */
public class Coloring implements ISemanticHighlightingCalculator {

	private static final String DECLARES = SemanticTokenModifiers.Declaration;

	@Override
	public void provideHighlightingFor(XtextResource resource, IHighlightedPositionAcceptor acceptor, CancelIndicator cancel) {
		if (resource == null || resource.getParseResult() == null) {
			return;
		}
		Optional<Known> known = Known.of(resource);
		Optional<DeclarationKeys> keys = DeclarationKeys.of(resource);
		for (EObject root : resource.getContents()) {
			color(root, acceptor);
			for (EObject part : root.eContents()) {
				Optional<String> key = known.isPresent() && part instanceof Declaration declaration
						? keys.flatMap(k -> k.of(declaration)) : Optional.empty();
				if (cancel.isCanceled()) {
					return;
				}
				if (key.isEmpty()) {
					all(part, acceptor);
				} else {
					remembered(part, key.get(), known.get(), acceptor);
				}
			}
		}
	}

	private static void all(EObject part, IHighlightedPositionAcceptor acceptor) {
		color(part, acceptor);
		part.eAllContents().forEachRemaining(object -> color(object, acceptor));
	}

	/** The colours of a declaration that is as it was don't have to be found out again. */
	private static void remembered(EObject part, String key, Known known, IHighlightedPositionAcceptor acceptor) {
		int begin = NodeModelUtils.findActualNodeFor(part).getOffset();
		known.get(Colours.class, key).orElseGet(() -> {
			List<Colour> colours = new ArrayList<>();
			all(part, (offset, length, styles) -> colours.add(new Colour(offset - begin, length, styles)));
			Colours found = new Colours(List.copyOf(colours));
			known.put(Colours.class, key, found);
			return found;
		}).all().forEach(colour -> acceptor.addPosition(begin + colour.start(), colour.length(), colour.styles()));
	}

	/** A coloured word, by its place in its declaration. */
	private record Colour(int start, int length, String[] styles) {
	}

	/** All coloured words of a declaration. */
	private record Colours(List<Colour> all) {
	}

	private static void color(EObject object, IHighlightedPositionAcceptor acceptor) {
		if (object instanceof StateSetting || object instanceof AmountSetting) {
			mark(object, Names.feature(object), acceptor, SemanticTokenTypes.Keyword);
		} else if (Names.feature(object) != null) {
			mark(object, Names.feature(object), acceptor, type(object), DECLARES);
		}
		if (object instanceof StateDeclaration) {
			mark(object, Literals.STATE_DECLARATION__KIND, acceptor, SemanticTokenTypes.Type);
		} else if (object instanceof MethodCall) {
			mark(object, Literals.METHOD_CALL__METHOD, acceptor, SemanticTokenTypes.Method);
		} else if (object instanceof Constraint) {
			mark(object, Literals.CONSTRAINT__METRIC, acceptor, SemanticTokenTypes.Keyword);
		}
		for (EReference reference : object.eClass().getEAllReferences()) {
			if (!reference.isContainment() && !reference.isContainer()) {
				references(object, reference, acceptor);
			}
		}
	}

	/** Names that stand for something are coloured as what they stand for. */
	private static void references(EObject object, EReference reference, IHighlightedPositionAcceptor acceptor) {
		List<INode> nodes = NodeModelUtils.findNodesForFeature(object, reference);
		List<?> targets = nodes.isEmpty() ? List.of() : reference.isMany() ? (List<?>) object.eGet(reference)
				: Collections.singletonList(object.eGet(reference));
		for (int i = 0; i < Math.min(nodes.size(), targets.size()); i++) {
			if (targets.get(i) instanceof EObject target && !target.eIsProxy()) {
				acceptor.addPosition(nodes.get(i).getOffset(), nodes.get(i).getLength(), type(target));
			}
		}
	}

	private static String type(EObject object) {
		if (object instanceof Function) {
			return SemanticTokenTypes.Function;
		}
		if (object instanceof Enum) {
			return SemanticTokenTypes.Enum;
		}
		if (object instanceof EnumValue) {
			return SemanticTokenTypes.EnumMember;
		}
		if (object instanceof TypeDeclaration) {
			return SemanticTokenTypes.Struct;
		}
		if (object instanceof Declaration) {
			return SemanticTokenTypes.Class;
		}
		if (object instanceof StateDeclaration) {
			return SemanticTokenTypes.Namespace;
		}
		if (object instanceof Parameter) {
			return SemanticTokenTypes.Parameter;
		}
		if (object instanceof Param) {
			return SemanticTokenTypes.EnumMember;
		}
		if (object instanceof Port) {
			return SemanticTokenTypes.Interface;
		}
		return object instanceof Field || !(object instanceof Referable) ? SemanticTokenTypes.Property
				: SemanticTokenTypes.Variable;
	}

	private static void mark(EObject object, EStructuralFeature feature, IHighlightedPositionAcceptor acceptor,
			String... styles) {
		if (feature != null && object.eClass().getEAllStructuralFeatures().contains(feature)) {
			for (INode node : NodeModelUtils.findNodesForFeature(object, feature)) {
				acceptor.addPosition(node.getOffset(), node.getLength(), styles);
			}
		}
	}
}
