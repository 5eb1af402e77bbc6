// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.util.Modules;
import java.util.Set;
import java.util.stream.Collectors;
import org.cora.dsl.ide.CoraIdeSetup;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.xtext.GrammarUtil;
import org.eclipse.xtext.IGrammarAccess;
import org.eclipse.xtext.ide.ExecutorServiceProvider;
import org.eclipse.xtext.ide.server.IMultiRootWorkspaceConfigFactory;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.eclipse.xtext.ide.server.ServerModule;
import org.eclipse.xtext.resource.FileExtensionProvider;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.impl.ResourceServiceProviderRegistryImpl;

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
		Injector language = new CoraIdeSetup().createInjectorAndDoEMFRegistration();
		// Xtext would look for languages with the thread's class loader, which in OSGi finds none.
		ResourceServiceProviderRegistryImpl languages = new ResourceServiceProviderRegistryImpl();
		IResourceServiceProvider provider = language.getInstance(IResourceServiceProvider.class);
		for (String extension : language.getInstance(FileExtensionProvider.class).getFileExtensions()) {
			languages.getExtensionToFactoryMap().put(extension, provider);
		}
		Injector injector = Guice.createInjector(Modules.override(new ServerModule()).with(binder -> {
			binder.bind(IResourceServiceProvider.Registry.class).toInstance(languages);
			binder.bind(IMultiRootWorkspaceConfigFactory.class).to(FolderConfigs.class);
		}));
		LanguageServerImpl server = injector.getInstance(LanguageServerImpl.class);
		server.connect(client);
		return new CoraServer(server, words(language.getInstance(IGrammarAccess.class)),
			injector.getInstance(ExecutorServiceProvider.class));
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
