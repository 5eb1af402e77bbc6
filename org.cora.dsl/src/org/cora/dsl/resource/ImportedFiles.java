// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.resource;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Import;
import org.cora.dsl.cora.SourceFile;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.xtext.resource.XtextResource;

/**
 * The files whose declarations a file sees beside its own: those it imports, those they import, and the prelude. Files
 * that can't be read are left out; validation says so at the import.
 */
public final class ImportedFiles {

	private static final int MAX_FILES = 1000;

	private ImportedFiles() {
	}

	/** All files that the given one sees, nearest first, without itself; kept as long as the file stays as it is. */
	public static List<SourceFile> of(Resource resource) {
		return resource instanceof XtextResource file && !file.getContents().isEmpty()
				? file.getCache().get(ImportedFiles.class, file, () -> List.copyOf(find(file))) : find(resource);
	}

	private static List<SourceFile> find(Resource resource) {
		ResourceSet set = resource.getResourceSet();
		List<SourceFile> files = new ArrayList<>();
		if (set == null) {
			return files;
		}
		StandardLibrary.installOn(set);
		Set<URI> seen = new LinkedHashSet<>();
		seen.add(resource.getURI());
		List<Resource> open = new ArrayList<>(List.of(resource));
		for (int i = 0; i < open.size() && i < MAX_FILES; i++) {
			for (URI uri : importsOf(open.get(i))) {
				if (seen.add(uri)) {
					load(set, uri).ifPresent(file -> {
						files.add(file);
						open.add(file.eResource());
					});
				}
			}
		}
		if (seen.add(StandardLibrary.PRELUDE)) {
			load(set, StandardLibrary.PRELUDE).ifPresent(files::add);
		}
		return files;
	}

	/** The file that an import names, if it names one that could exist. */
	public static Optional<URI> target(Import declared) {
		if (declared.getImportURI() != null) {
			return relative(declared.eResource().getURI(), declared.getImportURI());
		}
		return declared.getImportedNamespace() == null ? Optional.empty()
				: StandardLibrary.find(declared.getImportedNamespace());
	}

	/** Whether the imported file is there and is one of ours. */
	public static boolean isReadable(Import declared) {
		return file(declared).isPresent();
	}

	/** The imported file, if it is there and is one of ours. */
	public static Optional<SourceFile> file(Import declared) {
		ResourceSet set = declared.eResource().getResourceSet();
		StandardLibrary.installOn(set);
		return target(declared).flatMap(uri -> load(set, uri));
	}

	private static List<URI> importsOf(Resource resource) {
		List<URI> uris = new ArrayList<>();
		for (Object root : resource.getContents()) {
			if (root instanceof SourceFile file) {
				file.getImports().forEach(i -> target(i).ifPresent(uris::add));
			}
		}
		return uris;
	}

	private static Optional<URI> relative(URI from, String path) {
		try {
			URI uri = URI.createURI(URI.encodeFragment(path, true).replace("%2F", "/"));
			return Optional.of(from.isHierarchical() && !from.isRelative() ? uri.resolve(from) : uri);
		} catch (IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static Optional<SourceFile> load(ResourceSet set, URI uri) {
		try {
			if (set.getResource(uri, false) == null && !set.getURIConverter().exists(uri, null)) {
				return Optional.empty();
			}
			Resource resource = set.getResource(uri, true);
			return resource.getContents().stream().filter(SourceFile.class::isInstance).map(SourceFile.class::cast)
					.findFirst();
		} catch (RuntimeException e) {
			return Optional.empty();
		}
	}
}
