// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import org.cora.dsl.resource.Positions;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.validation.DiagnosticConverterImpl;

/** Where a problem is marked. */
public class Locations extends DiagnosticConverterImpl {

	/** Up to a carriage return that ends the text: Xtext has no line for what is behind it. */
	@Override
	protected IssueLocation getLocationForNode(INode node) {
		if (!Positions.isBehindReturn(node, node.getEndOffset())) {
			return super.getLocationForNode(node);
		}
		int start = Math.min(node.getOffset(), node.getEndOffset() - 1);
		return getLocationForNode(node, start, node.getEndOffset() - 1 - start);
	}
}
