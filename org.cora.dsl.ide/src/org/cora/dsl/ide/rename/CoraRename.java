// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.rename;

import com.google.inject.Inject;
import org.cora.dsl.lexer.Words;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.services.CoraGrammarAccess;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.ide.server.ILanguageServerAccess;
import org.eclipse.xtext.ide.server.rename.IRenameService2;
import org.eclipse.xtext.ide.server.rename.RenameService2;
import org.eclipse.xtext.ide.server.rename.ServerRefactoringIssueAcceptor;

/** Renames declarations and all their uses; refuses words that can't be names, and what the standard library declares. */
public class CoraRename extends RenameService2 {

	@Inject
	private CoraGrammarAccess grammar;

	@Override
	protected void applyModifications(EObject element, WorkspaceEdit edit, ServerRefactoringIssueAcceptor issues,
			IRenameService2.Options options, ILanguageServerAccess.Context context) {
		String name = options.getRenameParams().getNewName();
		if (StandardLibrary.contains(element.eResource().getURI())) {
			throw refused("This is declared in the standard library and can't be renamed");
		}
		if (!name.matches("[A-Za-z_][A-Za-z_0-9]*") || Words.reserved(grammar).contains(name)) {
			throw refused("'" + name + "' can't be a name");
		}
		super.applyModifications(element, edit, issues, options, context);
	}

	private static ResponseErrorException refused(String message) {
		return new ResponseErrorException(new ResponseError(ResponseErrorCode.RequestFailed, message, null));
	}
}
