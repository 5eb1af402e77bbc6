// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import org.cora.dsl.resource.CoraResource;
import org.cora.dsl.resource.Positions;
import org.cora.ir.source.SourceRange;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.util.LineAndColumn;

/** Where in the source something was written. */
public final class Sources {

	private Sources() {
	}

	/** The range of the whole object. */
	public static SourceRange of(EObject object) {
		return of(NodeModelUtils.findActualNodeFor(object), object.eResource());
	}

	/** The range of the first value of a feature, such as a name; of the whole object where there is none. */
	public static SourceRange of(EObject object, EStructuralFeature feature) {
		var nodes = NodeModelUtils.findNodesForFeature(object, feature);
		return nodes.isEmpty() ? of(object) : of(nodes.get(0), object.eResource());
	}

	/** The file as a person names it: as the user did, else its path where it has one, else its URI. */
	public static String file(Resource resource) {
		if (resource instanceof CoraResource named && named.fileName() != null) {
			return named.fileName();
		}
		URI uri = resource == null ? null : resource.getURI();
		return uri == null ? "" : uri.isFile() ? path(uri) : uri.toString();
	}

	/** Language clients write three slashes, {@code file:///nat.cora}: an empty host, which is no part of the path. */
	private static String path(URI uri) {
		boolean hostless = uri.authority() != null && uri.authority().isEmpty();
		return (hostless ? URI.createHierarchicalURI("file", null, uri.device(), uri.segments(), null, null) : uri).toFileString();
	}

	private static SourceRange of(INode node, Resource resource) {
		if (node == null) {
			return SourceRange.NONE;
		}
		LineAndColumn start = Positions.of(node, node.getOffset());
		return new SourceRange(file(resource), node.getOffset(), node.getLength(), start.getLine(), start.getColumn());
	}
}
