// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.util.Modules;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Future;
import org.cora.dsl.ide.server.CoraServer;
import org.cora.dsl.ide.server.CoraWorkspace;
import org.cora.dsl.ide.server.SteadyBuilds;
import org.cora.dsl.known.Known;
import org.cora.dsl.resource.StandardLibrary;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.xtext.ide.server.BuildManager;
import org.eclipse.xtext.ide.server.LanguageServerImpl;
import org.eclipse.xtext.ide.server.ServerModule;
import org.eclipse.xtext.ide.server.WorkspaceManager;
import org.eclipse.xtext.resource.FileExtensionProvider;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.resource.impl.ResourceServiceProviderRegistryImpl;

/**
 * A language server that knows Cora and nothing else: for {@code cora lsp} over streams, and for an editor in the same
 * process as an object. Works in plain Java and in OSGi, as it looks for no language by class loader.
 */
public final class CoraLanguageServer {

	private final Injector language;
	private final Injector server;

	private CoraLanguageServer(Module[] languageModules, Module... serverModules) {
		language = new CoraIdeSetup(languageModules).createInjectorAndDoEMFRegistration();
		server = Guice.createInjector(Modules.override(serverModule(language)).with(serverModules));
	}

	/** A server's parts, for a language that is set up. */
	static Module serverModule(Injector language) {
		ResourceServiceProviderRegistryImpl languages = new ResourceServiceProviderRegistryImpl();
		IResourceServiceProvider provider = language.getInstance(IResourceServiceProvider.class);
		for (String extension : language.getInstance(FileExtensionProvider.class).getFileExtensions()) {
			languages.getExtensionToFactoryMap().put(extension, provider);
		}
		Module own = binder -> {
			binder.bind(IResourceServiceProvider.Registry.class).toInstance(languages);
			binder.bind(XtextResourceSet.class).to(LibraryAware.class);
			binder.bind(LanguageServerImpl.class).to(CoraServer.class);
			binder.bind(WorkspaceManager.class).to(CoraWorkspace.class);
			binder.bind(BuildManager.class).to(SteadyBuilds.class);
		};
		return Modules.override(new ServerModule()).with(own);
	}

	/** A server object, not yet connected to a client. Takes about a second: not for the UI thread. */
	public static LanguageServerImpl create() {
		return with(new Module[0]).object();
	}

	/**
	 * A server of which parts are replaced.
	 *
	 * @param languageModules bindings of language services, such as one for {@code PlacementSource}
	 * @param serverModules   bindings of the server, such as one for {@code IMultiRootWorkspaceConfigFactory}
	 */
	public static CoraLanguageServer with(Module[] languageModules, Module... serverModules) {
		return new CoraLanguageServer(languageModules, serverModules);
	}

	/** The server object, not yet connected to a client. */
	public LanguageServerImpl object() {
		return server.getInstance(LanguageServerImpl.class);
	}

	/** The language's own services. */
	public Injector language() {
		return language;
	}

	/** The server's own parts. */
	public Injector server() {
		return server;
	}

	/**
	 * Serves one client over streams until it goes.
	 *
	 * @return done when the client has closed the connection
	 */
	public static Future<Void> serve(InputStream in, OutputStream out) {
		LanguageServerImpl server = create();
		Launcher<LanguageClient> launcher = new Launcher.Builder<LanguageClient>().setLocalService(server)
				.setRemoteInterface(LanguageClient.class).setInput(in).setOutput(out).setExceptionHandler(CoraServer::answer).create();
		server.connect(launcher.getRemoteProxy());
		return launcher.startListening();
	}

	/** Resource sets that can read the standard library, so that one can follow a name into it, and remember what doesn't change. */
	static class LibraryAware extends XtextResourceSet {
		LibraryAware() {
			StandardLibrary.installOn(this);
			Known.keepFor(this);
		}
	}
}
