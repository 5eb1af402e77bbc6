// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.completion;

import org.cora.dsl.resource.CoraResource;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.contentassist.ContentAssistService;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;

/** Completion that leaves texts alone which the parser refuses: its own parser has no bounds. */
public class BoundedCompletion extends ContentAssistService {

	@Override
	public CompletionList createCompletionList(Document document, XtextResource resource, CompletionParams params,
			CancelIndicator cancelIndicator) {
		return resource instanceof CoraResource cora && cora.isRefused() ? new CompletionList()
				: super.createCompletionList(document, resource, params, cancelIndicator);
	}
}
