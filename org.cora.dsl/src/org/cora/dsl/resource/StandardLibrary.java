// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.resource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.URIHandlerImpl;

/**
 * The Cora sources that come with the compiler: built-in types and headers ({@code cora.net}), NICs and hosts
 * ({@code cora.nics}). They lie on the class path beside this package and are loaded when something asks for them, under
 * URIs such as {@code cora-library:/cora/nics/AgilioCX40.cora}, inside and outside OSGi alike.
 */
public final class StandardLibrary {

	/** The scheme of URIs of library files. */
	public static final String SCHEME = "cora-library";
	/** What every file sees without importing it. */
	public static final URI PRELUDE = URI.createURI(SCHEME + ":/cora/net.cora");

	private static final Map<String, Optional<URI>> FOUND = new ConcurrentHashMap<>();
	private static final int MAX_REMEMBERED = 1000;
	private static final int MAX_NAME = 200;
	private static final String ROOT = "/org/cora/dsl/library";

	private StandardLibrary() {
	}

	/** Qualified names that can be imported, in order, such as {@code cora.nics.AgilioCX40}. */
	public static List<String> names() {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(required("/index.txt"), StandardCharsets.UTF_8))) {
			return lines.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The URI of the library file of that qualified name, if the library has it. Asked for every name; remembers. */
	public static Optional<URI> find(String qualifiedName) {
		return qualifiedName.length() > MAX_NAME ? Optional.empty()
				: FOUND.size() > MAX_REMEMBERED ? look(qualifiedName) : FOUND.computeIfAbsent(qualifiedName, StandardLibrary::look);
	}

	private static Optional<URI> look(String qualifiedName) {
		String path = "/" + qualifiedName.replace('.', '/') + ".cora";
		boolean exists = path.matches("[/A-Za-z0-9_]+\\.cora") && StandardLibrary.class.getResource(ROOT + path) != null;
		return exists ? Optional.of(URI.createURI(SCHEME + ":" + path)) : Optional.empty();
	}

	/** Whether the URI is one of the library's. */
	public static boolean contains(URI uri) {
		return uri != null && SCHEME.equals(uri.scheme());
	}

	/** The text of a library file; an editor shows it read-only. */
	public static String text(URI uri) {
		try (InputStream in = open(uri)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Makes library URIs readable in the resource set. Does nothing the second time. */
	public static void installOn(ResourceSet resourceSet) {
		var handlers = resourceSet.getURIConverter().getURIHandlers();
		if (handlers.stream().noneMatch(Handler.class::isInstance)) {
			handlers.add(0, new Handler());
		}
	}

	private static InputStream open(URI uri) throws IOException {
		InputStream in = contains(uri) ? StandardLibrary.class.getResourceAsStream(ROOT + uri.path()) : null;
		if (in == null) {
			throw new IOException("the standard library has no " + uri);
		}
		return in;
	}

	private static InputStream required(String path) {
		return StandardLibrary.class.getResourceAsStream(ROOT + path);
	}

	private static final class Handler extends URIHandlerImpl {
		@Override
		public boolean canHandle(URI uri) {
			return contains(uri);
		}

		@Override
		public InputStream createInputStream(URI uri, Map<?, ?> options) throws IOException {
			return open(uri);
		}

		@Override
		public boolean exists(URI uri, Map<?, ?> options) {
			return contains(uri) && StandardLibrary.class.getResource(ROOT + uri.path()) != null;
		}

		@Override
		public Map<String, ?> getAttributes(URI uri, Map<?, ?> options) {
			return Map.of();
		}
	}
}
