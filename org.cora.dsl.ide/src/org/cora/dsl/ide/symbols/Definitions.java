// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.symbols;

import java.util.List;
import org.cora.dsl.cora.Import;
import org.cora.dsl.resource.ImportedFiles;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.findReferences.IReferenceFinder.IResourceAccess;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolService;
import org.eclipse.xtext.nodemodel.ILeafNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;

/** Where names are declared; for an import, the file that it means. */
public class Definitions extends DocumentSymbolService {

	@Override
	public List<? extends Location> getDefinitions(XtextResource resource, int offset, IResourceAccess access, CancelIndicator cancel) {
		ILeafNode leaf = resource.getParseResult() == null ? null
				: NodeModelUtils.findLeafNodeAtOffset(resource.getParseResult().getRootNode(), offset);
		EObject object = leaf == null || leaf.isHidden() ? null : NodeModelUtils.findActualSemanticObjectFor(leaf);
		if (object instanceof Import imported && ImportedFiles.isReadable(imported)) {
			Range start = new Range(new Position(0, 0), new Position(0, 0));
			return ImportedFiles.target(imported).map(uri -> List.of(new Location(uri.toString(), start))).orElse(List.of());
		}
		return super.getDefinitions(resource, offset, access, cancel);
	}
}
