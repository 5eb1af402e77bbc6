// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.scoping;

import com.google.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.known.Known;
import org.cora.dsl.known.Texts;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.IReferenceDescription;
import org.eclipse.xtext.resource.impl.DefaultResourceDescriptionStrategy;
import org.eclipse.xtext.util.IAcceptor;

/** What a file tells the index: its declarations, each with a hash of its text, so that importing files notice any change. */
@Singleton
public class Exports extends DefaultResourceDescriptionStrategy {

	/** Who refers to what isn't kept: whoever wants to know looks into the files, and to keep it all names would have to be resolved. */
	@Override
	public boolean createReferenceDescriptions(EObject from, URI container, IAcceptor<IReferenceDescription> acceptor) {
		return false;
	}

	@Override
	public boolean createEObjectDescriptions(EObject object, IAcceptor<IEObjectDescription> acceptor) {
		if (object instanceof SourceFile) {
			return true;
		}
		String name = object instanceof Declaration ? Names.of(object) : null;
		if (name != null) {
			ICompositeNode node = NodeModelUtils.findActualNodeFor(object);
			acceptor.accept(EObjectDescription.create(QualifiedName.create(name), object, Map.of("text", node == null ? "" : hash(node))));
		}
		return false;
	}

	/** The same as long as nothing but layout changes. Reading the tokens takes longer than to recognise a text. */
	private static String hash(ICompositeNode node) {
		String key = Texts.nameOf(node.getRootNode().getText().substring(node.getOffset(), node.getEndOffset()));
		Optional<Known> known = Optional.ofNullable(node.getSemanticElement()).map(EObject::eResource).flatMap(Known::of);
		return known.flatMap(k -> k.get(Tokens.class, key)).orElseGet(() -> {
			Tokens tokens = new Tokens(Texts.nameOf(NodeModelUtils.getTokenText(node)));
			known.ifPresent(k -> k.put(Tokens.class, key, tokens));
			return tokens;
		}).name();
	}

	/** What a text is without its layout. */
	private record Tokens(String name) {
	}
}
