// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.coloring;

import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.Enum;
import org.cora.dsl.cora.EnumValue;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Parameter;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.StateSetting;
import org.cora.dsl.cora.StructLiteral;
import org.cora.dsl.cora.TypeDeclaration;
import org.cora.dsl.scoping.Names;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.resource.Resource;
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
		var all = ((Resource) resource).getAllContents();
		while (all.hasNext() && !cancel.isCanceled()) {
			color(all.next(), acceptor);
		}
	}

	private static void color(EObject object, IHighlightedPositionAcceptor acceptor) {
		if (Names.feature(object) != null && !(object instanceof StateSetting)) {
			mark(object, Names.feature(object), acceptor, type(object), DECLARES);
		}
		if (object instanceof StateDeclaration) {
			mark(object, Literals.STATE_DECLARATION__KIND, acceptor, SemanticTokenTypes.Type);
		} else if (object instanceof NameReference reference) {
			mark(object, Literals.NAME_REFERENCE__TARGET, acceptor, type(reference.getTarget()));
		} else if (object instanceof MemberAccess access) {
			mark(object, Literals.MEMBER_ACCESS__MEMBER, acceptor, access.getMember() instanceof EnumValue
					? SemanticTokenTypes.EnumMember : SemanticTokenTypes.Property);
		} else if (object instanceof MethodCall) {
			mark(object, Literals.METHOD_CALL__METHOD, acceptor, SemanticTokenTypes.Method);
		} else if (object instanceof Call) {
			mark(object, Literals.CALL__FUNCTION, acceptor, SemanticTokenTypes.Function);
		} else if (object instanceof NamedType) {
			mark(object, Literals.NAMED_TYPE__DECLARATION, acceptor, SemanticTokenTypes.Type);
		} else if (object instanceof StructLiteral) {
			mark(object, Literals.STRUCT_LITERAL__TYPE, acceptor, SemanticTokenTypes.Struct);
		} else if (object instanceof StateSetting) {
			mark(object, Literals.VALUE_SETTING__NAME, acceptor, SemanticTokenTypes.Property);
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
		if (object.eClass().getEAllStructuralFeatures().contains(feature)) {
			for (INode node : NodeModelUtils.findNodesForFeature(object, feature)) {
				acceptor.addPosition(node.getOffset(), node.getLength(), styles);
			}
		}
	}
}
