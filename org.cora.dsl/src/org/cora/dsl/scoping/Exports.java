// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.scoping;

import com.google.inject.Singleton;
import java.util.Map;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.SourceFile;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.impl.DefaultResourceDescriptionStrategy;
import org.eclipse.xtext.util.IAcceptor;

/** What a file tells the index: its declarations, each with a hash of its text, so that importing files notice any change. */
@Singleton
public class Exports extends DefaultResourceDescriptionStrategy {

	@Override
	public boolean createEObjectDescriptions(EObject object, IAcceptor<IEObjectDescription> acceptor) {
		if (object instanceof SourceFile) {
			return true;
		}
		String name = object instanceof Declaration ? Names.of(object) : null;
		if (name != null) {
			ICompositeNode node = NodeModelUtils.findActualNodeFor(object);
			String hash = node == null ? "" : Integer.toHexString(NodeModelUtils.getTokenText(node).hashCode());
			acceptor.accept(EObjectDescription.create(QualifiedName.create(name), object, Map.of("text", hash)));
		}
		return false;
	}
}
