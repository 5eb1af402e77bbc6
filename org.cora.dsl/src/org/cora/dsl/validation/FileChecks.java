// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.dsl.cora.Builtin;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.Import;
import org.cora.dsl.cora.Primitive;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.resource.CoraResource;
import org.cora.dsl.resource.ImportedFiles;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.scoping.Names;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;

/** Checks of what stands at the top of a file. */
public class FileChecks extends Problems {

	@Check
	public void importExists(Import declared) {
		if (declared.getImportURI() != null && declared.getImportURI().isBlank()) {
			error(IssueCodes.UNKNOWN_IMPORT, "The name of a Cora file is missing", declared, Literals.IMPORT__IMPORT_URI);
			return;
		}
		if (ImportedFiles.isReadable(declared)) {
			unbroken(declared);
			return;
		}
		if (declared.getImportURI() != null) {
			error(IssueCodes.UNKNOWN_IMPORT, "There is no Cora file '" + declared.getImportURI() + "' beside this one",
					declared, Literals.IMPORT__IMPORT_URI);
		} else if (declared.getImportedNamespace() != null) {
			String name = declared.getImportedNamespace();
			var nearest = Suggestions.nearest(name, StandardLibrary.names());
			error(IssueCodes.UNKNOWN_IMPORT, "The standard library has no '" + name + "'"
					+ nearest.map(n -> "; did you mean '" + n + "'?").orElse(""), declared,
					Literals.IMPORT__IMPORTED_NAMESPACE, nearest.stream().toArray(String[]::new));
		}
	}

	/** A name from a file with a syntax error may not be known; so one is told where to look. */
	private void unbroken(Import declared) {
		ImportedFiles.file(declared).map(SourceFile::eResource).ifPresent(file -> {
			if (file instanceof CoraResource broken && (broken.isRefused() || broken.recovery() != null)) {
				warning(IssueCodes.BROKEN_IMPORT, "This file isn't read to its end, as it doesn't follow the grammar: mend it first",
						declared, declared.getImportURI() == null ? Literals.IMPORT__IMPORTED_NAMESPACE : Literals.IMPORT__IMPORT_URI);
			}
		});
	}

	@Check
	public void importedOnce(SourceFile file) {
		Set<Object> seen = new HashSet<>();
		for (Import declared : file.getImports()) {
			if (ImportedFiles.target(declared).filter(file.eResource().getURI()::equals).isPresent()
					&& !declared.getImportURI().isBlank()) {
				warning(IssueCodes.DUPLICATE_NAME, "A file sees itself without an import", declared, null);
				continue;
			}
			ImportedFiles.target(declared).filter(uri -> !seen.add(uri)).ifPresent(uri -> warning(IssueCodes.DUPLICATE_NAME,
					"This is imported already", declared, null));
		}
	}

	/**
	 * A name that two imports bring, themselves or by what they import, can't be used. What clashes within one of them is its
	 * own business.
	 */
	@Check
	public void importsAgree(SourceFile file) {
		Map<String, SourceFile> known = new HashMap<>();
		Set<SourceFile> seen = new HashSet<>(Set.of(file));
		for (Import declared : file.getImports()) {
			List<SourceFile> brought = new ArrayList<>();
			ImportedFiles.file(declared).ifPresent(direct -> {
				brought.add(direct);
				brought.addAll(ImportedFiles.of(direct.eResource()));
			});
			brought.removeIf(other -> !seen.add(other));
			Map<String, SourceFile> names = new LinkedHashMap<>();
			brought.forEach(other -> other.getDeclarations().forEach(d -> names.putIfAbsent(String.valueOf(Names.of(d)), other)));
			names.keySet().stream().filter(name -> known.containsKey(name) && isUsed(name, file)).findFirst().ifPresent(name -> error(
					IssueCodes.DUPLICATE_NAME, "This declares '" + name + "', and so does '"
							+ known.get(name).eResource().getURI().lastSegment() + "': the name can't be used here", declared));
			names.forEach(known::putIfAbsent);
		}
	}

	private static boolean isUsed(String name, SourceFile file) {
		var all = file.eAllContents();
		while (all.hasNext()) {
			for (EObject used : all.next().eCrossReferences()) {
				if (used instanceof Declaration declaration && name.equals(Names.of(declaration))
						&& EcoreUtil2.getRootContainer(declaration) != file) {
					return true;
				}
			}
		}
		return false;
	}

	@Check
	public void declaredOnce(SourceFile file) {
		Set<String> seen = new HashSet<>();
		for (Declaration declaration : file.getDeclarations()) {
			String name = Names.of(declaration);
			if (name != null && !seen.add(name)) {
				error(IssueCodes.DUPLICATE_NAME, "'" + name + "' is declared twice in this file", declaration,
						Names.feature(declaration));
			}
		}
	}

	@Check
	public void hidesBuiltIn(SourceFile file) {
		if (StandardLibrary.contains(file.eResource().getURI())) {
			return;
		}
		List<SourceFile> imported = ImportedFiles.of(file.eResource());
		for (Declaration declaration : file.getDeclarations()) {
			String name = Names.of(declaration);
			if (name != null && imported.stream().flatMap(f -> f.getDeclarations().stream())
					.anyMatch(d -> name.equals(Names.of(d)))) {
				error(IssueCodes.SHADOWING, "'" + name + "' is imported or built in already; choose another name",
						declaration, Names.feature(declaration));
			}
		}
	}

	@Check
	public void onlyInLibrary(Primitive primitive) {
		if (!StandardLibrary.contains(primitive.eResource().getURI())) {
			error(IssueCodes.LIBRARY_ONLY, "Only the standard library declares primitive types", primitive,
					Literals.DECLARATION__NAME);
		}
	}

	@Check
	public void onlyInLibrary(Builtin builtin) {
		if (!StandardLibrary.contains(builtin.eResource().getURI())) {
			error(IssueCodes.LIBRARY_ONLY, "Only the standard library declares functions without a body", builtin,
					Literals.DECLARATION__NAME);
		}
	}
}
