// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionCapabilities;
import org.eclipse.lsp4j.CodeLensCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.DocumentHighlightCapabilities;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.ExecuteCommandCapabilities;
import org.eclipse.lsp4j.FoldingRangeCapabilities;
import org.eclipse.lsp4j.FormattingCapabilities;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.RangeFormattingCapabilities;
import org.eclipse.lsp4j.ReferencesCapabilities;
import org.eclipse.lsp4j.RenameCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;

/** What this client tells the server it can do: Xtext switches some services off for a client that doesn't name them. */
final class Capabilities {

	private Capabilities() {
	}

	static ClientCapabilities all() {
		ClientCapabilities all = new ClientCapabilities();
		all.setTextDocument(textDocument());
		all.setWorkspace(workspace());
		return all;
	}

	private static TextDocumentClientCapabilities textDocument() {
		TextDocumentClientCapabilities text = new TextDocumentClientCapabilities();
		CompletionItemCapabilities item = new CompletionItemCapabilities();
		item.setSnippetSupport(true);
		text.setCompletion(new CompletionCapabilities(item));
		text.setHover(new HoverCapabilities());
		text.setReferences(new ReferencesCapabilities());
		text.setDocumentHighlight(new DocumentHighlightCapabilities());
		DocumentSymbolCapabilities symbols = new DocumentSymbolCapabilities();
		symbols.setHierarchicalDocumentSymbolSupport(true);
		text.setDocumentSymbol(symbols);
		text.setFormatting(new FormattingCapabilities());
		text.setRangeFormatting(new RangeFormattingCapabilities());
		text.setCodeAction(new CodeActionCapabilities());
		text.setCodeLens(new CodeLensCapabilities());
		RenameCapabilities rename = new RenameCapabilities();
		rename.setPrepareSupport(true);
		text.setRename(rename);
		text.setFoldingRange(new FoldingRangeCapabilities());
		text.setPublishDiagnostics(new PublishDiagnosticsCapabilities());
		return text;
	}

	private static WorkspaceClientCapabilities workspace() {
		WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
		workspace.setWorkspaceFolders(true);
		workspace.setExecuteCommand(new ExecuteCommandCapabilities());
		return workspace;
	}
}
