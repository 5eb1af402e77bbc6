// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import com.google.inject.Module;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolCapabilities;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/** An editor with one file open, its cursor where {@code |} stands in the text. */
final class Editor implements LanguageClient {

	private static final long SECONDS = 60;

	private final LanguageServerImpl server;
	private final Map<String, List<Diagnostic>> diagnostics = new ConcurrentHashMap<>();
	private final String uri;
	private final List<String> tokenTypes;
	private String text;
	private Position cursor = new Position(0, 0);

	Editor(Path folder, Module... languageModules) {
		CoraLanguageServer made = CoraLanguageServer.with(languageModules);
		server = made.object();
		server.connect(this);
		InitializeParams params = new InitializeParams();
		params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "work")));
		ClientCapabilities capabilities = new ClientCapabilities();
		capabilities.setTextDocument(new TextDocumentClientCapabilities());
		capabilities.getTextDocument().setCompletion(new CompletionCapabilities(new CompletionItemCapabilities(true)));
		capabilities.getTextDocument().setDocumentSymbol(new DocumentSymbolCapabilities());
		capabilities.getTextDocument().getDocumentSymbol().setHierarchicalDocumentSymbolSupport(true);
		capabilities.setWorkspace(new WorkspaceClientCapabilities());
		capabilities.getWorkspace().setWorkspaceFolders(true);
		params.setCapabilities(capabilities);
		tokenTypes = get(server.initialize(params)).getCapabilities().getSemanticTokensProvider().getLegend().getTokenTypes();
		server.initialized(new org.eclipse.lsp4j.InitializedParams());
		uri = folder.resolve("test.cora").toUri().toString();
	}

	Editor open(String textWithCursor) {
		int at = textWithCursor.indexOf('|');
		while (at >= 0 && textWithCursor.startsWith("||", at)) {
			at = textWithCursor.indexOf('|', at + 2);
		}
		text = at < 0 ? textWithCursor : textWithCursor.substring(0, at) + textWithCursor.substring(at + 1);
		cursor = position(Math.max(0, at));
		server.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "cora", 1, text)));
		return this;
	}

	/** Opens another file beside, or changes it. */
	Editor beside(String name, String content, int version) {
		String other = uri.replace("test.cora", name);
		if (version == 1) {
			server.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(other, "cora", 1, content)));
		} else {
			server.didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(other, version),
					List.of(new TextDocumentContentChangeEvent(content))));
		}
		return this;
	}

	private Position position(int offset) {
		String before = text.substring(0, offset);
		int line = (int) before.chars().filter(c -> c == '\n').count();
		return new Position(line, offset - before.lastIndexOf('\n') - 1);
	}

	private int offset(Position position) {
		int at = 0;
		for (int line = 0; line < position.getLine(); line++) {
			at = text.indexOf('\n', at) + 1;
		}
		return at + position.getCharacter();
	}

	String text() {
		return text;
	}

	String at(Range range) {
		return text.substring(offset(range.getStart()), offset(range.getEnd()));
	}

	private TextDocumentIdentifier document() {
		return new TextDocumentIdentifier(uri);
	}

	List<Diagnostic> diagnostics() {
		get(server.hover(new HoverParams(document(), new Position(0, 0)))); // reads wait for the build
		return diagnostics.getOrDefault(uri, List.of());
	}

	List<CompletionItem> completion() {
		return get(server.completion(new CompletionParams(document(), cursor))).getRight().getItems();
	}

	List<String> proposals() {
		return completion().stream().map(CompletionItem::getLabel).toList();
	}

	String hover() {
		var hover = get(server.hover(new HoverParams(document(), cursor)));
		return hover == null || hover.getContents() == null || hover.getContents().getRight() == null ? ""
				: hover.getContents().getRight().getValue();
	}

	SignatureHelp signature() {
		return get(server.signatureHelp(new SignatureHelpParams(document(), cursor)));
	}

	/** The labels of the hints in the whole text. */
	List<String> hints() {
		Range all = new Range(new Position(0, 0), new Position(100_000, 0));
		return get(server.inlayHint(new InlayHintParams(document(), all))).stream().map(hint -> hint.getLabel().getLeft()).toList();
	}

	List<? extends Location> definition() {
		return get(server.definition(new DefinitionParams(document(), cursor))).getLeft();
	}

	List<String> references() {
		return get(server.references(new ReferenceParams(document(), cursor, new ReferenceContext(true)))).stream()
				.map(location -> at(location.getRange())).toList();
	}

	List<DocumentSymbol> symbols() {
		return get(server.documentSymbol(new DocumentSymbolParams(document()))).stream().map(e -> e.getRight()).toList();
	}

	List<FoldingRange> folds() {
		return get(server.foldingRange(new FoldingRangeRequestParams(document())));
	}

	List<? extends CodeLens> lenses() {
		return get(server.codeLens(new CodeLensParams(document())));
	}

	int semanticTokens() {
		return get(server.semanticTokensFull(new SemanticTokensParams(document()))).getData().size() / 5;
	}

	/** Coloured words, each with its type. */
	List<String> tokens() {
		List<Integer> data = get(server.semanticTokensFull(new SemanticTokensParams(document()))).getData();
		List<String> tokens = new ArrayList<>();
		int line = 0;
		int column = 0;
		for (int i = 0; i < data.size(); i += 5) {
			line += data.get(i);
			column = data.get(i) == 0 ? column + data.get(i + 1) : data.get(i + 1);
			int start = offset(new Position(line, column));
			tokens.add(text.substring(start, start + data.get(i + 2)) + " " + tokenTypes.get(data.get(i + 3)));
		}
		return tokens;
	}

	String formatted() {
		return apply(get(server.formatting(new DocumentFormattingParams(document(), new FormattingOptions(2, true)))));
	}

	String renamed(String name) {
		WorkspaceEdit edit = get(server.rename(new RenameParams(document(), cursor, name)));
		return apply(edits(edit));
	}

	/** How many places of which file a rename changes. */
	Map<String, Integer> renamedPlaces(String name) {
		WorkspaceEdit edit = get(server.rename(new RenameParams(document(), cursor, name)));
		Map<String, Integer> places = new TreeMap<>();
		if (edit.getChanges() != null) {
			edit.getChanges().forEach((file, edits) -> places.put(fileName(file), edits.size()));
		}
		if (edit.getDocumentChanges() != null) {
			edit.getDocumentChanges().forEach(change -> places.put(fileName(change.getLeft().getTextDocument().getUri()),
					change.getLeft().getEdits().size()));
		}
		return places;
	}

	private static String fileName(String uri) {
		return uri.substring(uri.lastIndexOf('/') + 1);
	}

	/** Titles of the quick fixes offered for the diagnostic of that code. */
	List<CodeAction> fixes(String code) {
		return fixes(diagnostics().stream().filter(d -> code.equals(d.getCode().getLeft())).findFirst().orElseThrow());
	}

	/** The quick fixes offered for the diagnostic. */
	List<CodeAction> fixes(Diagnostic diagnostic) {
		CodeActionParams params = new CodeActionParams(document(), diagnostic.getRange(),
				new CodeActionContext(List.of(diagnostic)));
		return get(server.codeAction(params)).stream().map(e -> e.getRight()).toList();
	}

	/** What can be done with a part of the text, the first of its kind, or at its beginning. */
	List<CodeAction> assists(String part, boolean selected) {
		int start = text.indexOf(part);
		if (start < 0) {
			throw new AssertionError("There is no '" + part + "' in " + text);
		}
		Range range = new Range(position(start), position(selected ? start + part.length() : start));
		return get(server.codeAction(new CodeActionParams(document(), range, new CodeActionContext(List.of())))).stream()
				.map(e -> e.getRight()).toList();
	}

	/** The codes of all diagnostics. */
	List<String> codes() {
		return diagnostics().stream().map(d -> d.getCode().getLeft()).toList();
	}

	/** The messages of all errors. */
	List<String> errors() {
		return diagnostics().stream().filter(d -> d.getSeverity() == DiagnosticSeverity.Error).map(d -> d.getMessage()).toList();
	}

	/** The quick fixes for all diagnostics. */
	List<CodeAction> allFixes() {
		List<Diagnostic> all = diagnostics();
		CodeActionParams params = new CodeActionParams(document(), all.get(0).getRange(), new CodeActionContext(all));
		return get(server.codeAction(params)).stream().map(e -> e.getRight()).toList();
	}

	String fixed(CodeAction action) {
		return apply(edits(action.getEdit()));
	}

	private List<? extends TextEdit> edits(WorkspaceEdit edit) {
		List<TextEdit> edits = new ArrayList<>();
		if (edit.getChanges() != null) {
			edit.getChanges().values().forEach(edits::addAll);
		}
		if (edit.getDocumentChanges() != null) {
			edit.getDocumentChanges().forEach(change -> edits.addAll(change.getLeft().getEdits()));
		}
		return edits;
	}

	private String apply(List<? extends TextEdit> edits) {
		StringBuilder result = new StringBuilder(text);
		edits.stream().sorted((a, b) -> offset(b.getRange().getStart()) - offset(a.getRange().getStart()))
				.forEach(e -> result.replace(offset(e.getRange().getStart()), offset(e.getRange().getEnd()), e.getNewText()));
		return result.toString();
	}

	private static <T> T get(CompletableFuture<T> future) {
		try {
			return future.get(SECONDS, TimeUnit.SECONDS);
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	/** The client says that files were made outside it. */
	void announce(Path... files) {
		server.didChangeWatchedFiles(new DidChangeWatchedFilesParams(
				Stream.of(files).map(file -> new FileEvent(file.toUri().toString(), FileChangeType.Created)).toList()));
	}

	void close() {
		get(server.shutdown());
	}

	@Override
	public void publishDiagnostics(PublishDiagnosticsParams params) {
		diagnostics.put(params.getUri(), params.getDiagnostics());
	}

	@Override
	public void telemetryEvent(Object object) {
		// nothing is expected
	}

	@Override
	public void showMessage(MessageParams params) {
		throw new AssertionError(params.getMessage());
	}

	@Override
	public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
		throw new AssertionError(params.getMessage());
	}

	@Override
	public void logMessage(MessageParams params) {
		throw new AssertionError(params.getMessage());
	}
}
