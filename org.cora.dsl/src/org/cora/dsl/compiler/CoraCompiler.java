// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.compiler;

import com.google.inject.Injector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.CoraStandaloneSetup;
import org.cora.dsl.lexer.Words;
import org.cora.dsl.parser.SourceLimits;
import org.cora.dsl.resource.CoraResource;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.services.CoraGrammarAccess;
import org.cora.dsl.validation.IssueCodes;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.source.SourceRange;
import org.cora.nicmodel.NicModel;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.XtextPackage;
import org.eclipse.xtext.resource.IResourceFactory;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.resource.impl.BinaryGrammarResourceFactoryImpl;

/**
 * Compiles source files: the way into the language for everything without an editor. Needs no set-up, works inside and
 * outside OSGi, and touches no global registry. Never throws for what is written in a file or for a file that can't be
 * read; the diagnostics say it. May be called from several threads.
 */
public final class CoraCompiler {

	private static final class Holder {
		private static final Injector INJECTOR = injector();

		/** The grammar itself is an EMF model: its package and file type must be known; those of Cora need not be. */
		private static Injector injector() {
			EPackage.Registry.INSTANCE.putIfAbsent(XtextPackage.eNS_URI, XtextPackage.eINSTANCE);
			Resource.Factory.Registry.INSTANCE.getExtensionToFactoryMap().putIfAbsent("xtextbin",
					new BinaryGrammarResourceFactoryImpl());
			return new CoraStandaloneSetup().createInjector();
		}
	}

	private CoraCompiler() {
	}

	/** Compiles the file, reading what it imports from the files beside it and from the standard library. */
	public static Compilation compile(Path file) {
		String name = file.toString();
		try {
			if (Files.isDirectory(file)) {
				return failed(IssueCodes.NOT_READABLE, "'" + name + "' is a directory", name);
			}
			if (!Files.exists(file)) {
				return failed(IssueCodes.NOT_READABLE, "There is no file '" + name + "'", name);
			}
			if (Files.size(file) > 4L * SourceLimits.MAX_LENGTH) {
				return failed(SourceLimits.tooLarge().code(), SourceLimits.tooLarge().message(), name);
			}
			String text = Files.readString(file, StandardCharsets.UTF_8);
			return compile(text, URI.createFileURI(file.toAbsolutePath().normalize().toString()), name);
		} catch (CharacterCodingException e) {
			return failed(IssueCodes.NOT_TEXT, "'" + name + "' isn't a text file in UTF-8", name);
		} catch (IOException e) {
			return failed(IssueCodes.NOT_READABLE, "'" + name + "' can't be read", name);
		}
	}

	/**
	 * Compiles a text as if it stood in the file of that name, which needn't exist.
	 *
	 * @param text     the source
	 * @param fileName a path; imports and captures are sought beside it, diagnostics name it
	 */
	public static Compilation compile(String text, String fileName) {
		return compile(text, URI.createFileURI(Path.of(fileName).toAbsolutePath().normalize().toString()), fileName);
	}

	/** The NIC model of that name in the standard library. */
	public static Optional<NicModel> nic(String name) {
		String qualified = StandardLibrary.names().stream().filter(n -> n.endsWith("." + name)).findFirst().orElse(null);
		return qualified == null ? Optional.empty()
				: Optional.ofNullable(compile("import " + qualified, "library.cora").nics().get(name));
	}

	/** All words of the language's grammar, reserved or not. */
	public static Set<String> keywords() {
		return Words.keywords(Holder.INJECTOR.getInstance(CoraGrammarAccess.class));
	}

	private static Compilation compile(String text, URI uri, String name) {
		XtextResourceSet set = Holder.INJECTOR.getInstance(XtextResourceSet.class);
		IResourceFactory factory = Holder.INJECTOR.getInstance(IResourceFactory.class);
		set.getResourceFactoryRegistry().getExtensionToFactoryMap().put("cora", factory);
		StandardLibrary.installOn(set);
		CoraResource resource = (CoraResource) factory.createResource(uri);
		resource.setFileName(name);
		set.getResources().add(resource);
		try {
			resource.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
					Map.of(XtextResource.OPTION_ENCODING, "UTF-8"));
		} catch (IOException e) {
			return failed(IssueCodes.NOT_READABLE, "'" + name + "' can't be read", name);
		}
		return new FileCompilation(resource).compile();
	}

	private static Compilation failed(String code, String message, String file) {
		return Compilation.failed(List.of(Diagnostic.error(code, message, new SourceRange(file, 0, 0, 1, 1))));
	}
}
