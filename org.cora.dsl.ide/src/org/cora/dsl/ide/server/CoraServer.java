// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.server;

import com.google.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cora.dsl.ide.hints.TypeHints;
import org.cora.dsl.ide.rename.CoraRename;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.eclipse.xtext.ide.server.UriExtensions;
import org.eclipse.xtext.ide.server.findReferences.WorkspaceResourceAccess;
import org.eclipse.xtext.resource.IResourceServiceProvider;

/** Xtext's server with inlay hints, and an answer of the protocol for requests that nobody knows. */
public class CoraServer extends LanguageServerImpl {

	@Inject
	private UriExtensions uris;

	private TypeHints hints;
	private CoraRename renames;

	/** Takes the services that Xtext's server doesn't know from the language. */
	@Inject
	void setLanguages(IResourceServiceProvider.Registry languages) {
		IResourceServiceProvider language = languages.getResourceServiceProvider(URI.createURI("any.cora"));
		hints = language.get(TypeHints.class);
		renames = language.get(CoraRename.class);
	}

	@Override
	protected ServerCapabilities createServerCapabilities(InitializeParams params) {
		ServerCapabilities capabilities = super.createServerCapabilities(params);
		capabilities.setInlayHintProvider(true);
		return capabilities;
	}

	@Override
	public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
		URI uri = uris.toUri(params.getTextDocument().getUri());
		return getRequestManager().runRead(cancel -> getWorkspaceManager().doRead(uri,
				(document, resource) -> resource == null ? List.of() : hints.in(document, resource, params.getRange(), cancel)));
	}

	/** A rename that is refused is answered as an error of the protocol; it is none of the server, so it isn't logged as one. */
	@Override
	public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
		URI uri = uris.toUri(params.getTextDocument().getUri());
		return getRequestManager().runRead(cancel -> getWorkspaceManager().doRead(uri, (document, resource) -> renames.rename(
				document, resource, params, new WorkspaceResourceAccess(getWorkspaceManager()), getWorkspaceManager().getIndex(), cancel)))
				.thenCompose(outcome -> outcome.refusal() == null ? CompletableFuture.completedFuture(outcome.edit())
						: CompletableFuture.failedFuture(new ResponseErrorException(
								new ResponseError(ResponseErrorCode.RequestFailed, outcome.refusal(), null))));
	}

	@Override
	public CompletableFuture<?> request(String method, Object parameter) {
		return getSupportedMethods().containsKey(method) ? super.request(method, parameter)
				: CompletableFuture.failedFuture(new ResponseErrorException(unknown(method)));
	}

	private static ResponseError unknown(String method) {
		return new ResponseError(ResponseErrorCode.MethodNotFound, "There is no method '" + method + "'", null);
	}

	/** The answer to a request that failed: a method that we don't offer is none, everything else says no more than it must. */
	public static ResponseError answer(Throwable failure) {
		Throwable cause = failure;
		while (!(cause instanceof ResponseErrorException) && cause.getCause() != null) {
			cause = cause.getCause();
		}
		if (cause instanceof ResponseErrorException error) {
			return error.getResponseError();
		}
		return cause instanceof UnsupportedOperationException
				? new ResponseError(ResponseErrorCode.MethodNotFound, "This method isn't offered", null)
				: new ResponseError(ResponseErrorCode.InternalError, "The request could not be answered: " + cause, null);
	}
}
