// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import com.google.inject.Module;
import java.util.Set;
import java.util.stream.Collectors;
import org.cora.dsl.ide.CoraLanguageServer;
import org.cora.dsl.ide.placement.PlacementSource;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.IGrammarAccess;
import org.eclipse.xtext.ide.ExecutorServiceProvider;
import org.eclipse.xtext.ide.server.IMultiRootWorkspaceConfigFactory;
import org.eclipse.xtext.ide.server.LanguageServerImpl;

/**
 * A language server object with what the editor needs beside it.
 *
 * @param server the server, connected to its client
 * @param keywords every keyword of the grammar that is a word
 * @param threads the thread pools to end with it
 */
record CoraServer(LanguageServerImpl server, Set<String> keywords, ExecutorServiceProvider threads) {

	/** Makes a server that knows the Cora language and nothing else. Takes a second or two: not for the UI thread. */
	static CoraServer create(LanguageClient client) {
		Module plans = binder -> binder.bind(PlacementSource.class).toInstance(CoraUi.get().placements());
		CoraLanguageServer made = CoraLanguageServer.with(new Module[] {plans},
			binder -> binder.bind(IMultiRootWorkspaceConfigFactory.class).to(FolderConfigs.class));
		LanguageServerImpl server = made.object();
		server.connect(client);
		return new CoraServer(server, words(made.language().getInstance(IGrammarAccess.class)),
			made.server().getInstance(ExecutorServiceProvider.class));
	}

	private static Set<String> words(IGrammarAccess grammar) {
		return GrammarUtil.getAllKeywords(grammar.getGrammar()).stream()
			.filter(keyword -> Character.isLetter(keyword.charAt(0)))
			.collect(Collectors.toUnmodifiableSet());
	}

	void close() {
		server.shutdown();
		server.getRequestManager().shutdown();
		threads.dispose();
	}
}
