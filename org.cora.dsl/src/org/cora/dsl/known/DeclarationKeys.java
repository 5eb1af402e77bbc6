// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.known;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cora.dsl.cora.CaptureSetting;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.cora.Traffic;
import org.cora.dsl.resource.ImportedFiles;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;

/**
 * A key for each declaration of a file, the same as long as nothing changes that what is found out about it could depend
 * on: its own text, the texts of the file's declarations that it names, directly or through others (every word that is a
 * declaration's name counts), which declarations the file has at all, and the imported files. Where it stands in the file
 * doesn't matter. A declaration with a syntax error has no key, as how the parser goes on depends on what is around; nor has
 * one that depends on more than text, such as traffic from a capture, nor what names one that has none.
 */
public final class DeclarationKeys {

	private static final int WORD_PARTS = 128;
	private static final boolean[] IS_WORD_PART = new boolean[WORD_PARTS];

	static {
		for (char c = 0; c < WORD_PARTS; c++) {
			IS_WORD_PART[c] = c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
		}
	}

	private final List<Declaration> declarations;
	private final Map<Declaration, Integer> indexes = new IdentityHashMap<>();
	private final Map<String, List<Integer>> named = new HashMap<>();
	private final List<String> texts = new ArrayList<>();
	private final List<Set<Integer>> mentioned = new ArrayList<>();
	private final List<Optional<String>> keys = new ArrayList<>();

	private DeclarationKeys(XtextResource resource, SourceFile file) {
		declarations = List.copyOf(file.getDeclarations());
		for (Declaration declaration : declarations) {
			indexes.put(declaration, indexes.size());
			if (declaration.getName() != null) {
				named.computeIfAbsent(declaration.getName(), name -> new ArrayList<>()).add(indexes.get(declaration));
			}
		}
		String text = resource.getParseResult().getRootNode().getText();
		Set<Integer> broken = broken(resource);
		for (int i = 0; i < declarations.size(); i++) {
			ICompositeNode node = NodeModelUtils.findActualNodeFor(declarations.get(i));
			String own = node == null || broken.contains(i) || dependsOnMore(declarations.get(i)) ? null
					: text.substring(node.getOffset(), node.getEndOffset());
			texts.add(own == null ? null : Texts.nameOf(own));
			mentioned.add(own == null ? Set.of() : mentionedIn(own));
		}
		String around = Texts.nameOf(around(resource, file));
		for (int i = 0; i < declarations.size(); i++) {
			keys.add(key(i, around));
		}
	}

	/** The keys of a file's declarations; kept as long as the file stays as it is. */
	public static Optional<DeclarationKeys> of(XtextResource resource) {
		return resource.getParseResult() == null || resource.getContents().isEmpty()
				|| !(resource.getContents().get(0) instanceof SourceFile file) ? Optional.empty()
						: Optional.of(resource.getCache().get(DeclarationKeys.class, resource, () -> new DeclarationKeys(resource, file)));
	}

	/** The declaration's key; empty where there is no telling. */
	public Optional<String> of(Declaration declaration) {
		Integer index = indexes.get(declaration);
		return index == null ? Optional.empty() : keys.get(index);
	}

	/** Declarations in or beside which there is a syntax error. */
	private Set<Integer> broken(XtextResource resource) {
		Set<Integer> broken = new HashSet<>();
		for (INode error : resource.getParseResult().getSyntaxErrors()) {
			for (int i = 0; i < declarations.size(); i++) {
				INode node = NodeModelUtils.getNode(declarations.get(i));
				if (node == null || error.getTotalEndOffset() >= node.getTotalOffset() && error.getTotalOffset() <= node.getTotalEndOffset()) {
					broken.add(i);
				}
			}
		}
		return broken;
	}

	private static boolean dependsOnMore(Declaration declaration) {
		return declaration instanceof Traffic traffic
				&& (traffic.getSettings().stream().anyMatch(CaptureSetting.class::isInstance)
						|| traffic.getPhases().stream().anyMatch(p -> p.getSettings().stream().anyMatch(CaptureSetting.class::isInstance)));
	}

	/** The declarations of which the text has the name, wherever. */
	private Set<Integer> mentionedIn(String text) {
		Set<Integer> found = new HashSet<>();
		int at = 0;
		while (at < text.length()) {
			int start = at;
			while (at < text.length() && text.charAt(at) < WORD_PARTS && IS_WORD_PART[text.charAt(at)]) {
				at++;
			}
			if (at > start) {
				found.addAll(named.getOrDefault(text.substring(start, at), List.of()));
			} else {
				at++;
			}
		}
		return found;
	}

	/** Everything else that a file's declarations see. */
	private static String around(XtextResource resource, SourceFile file) {
		StringBuilder around = new StringBuilder();
		file.getImports().forEach(i -> around.append(i.getImportURI()).append(' ').append(i.getImportedNamespace()).append('\n'));
		file.getDeclarations().forEach(d -> around.append(d.eClass().getName()).append(' ').append(d.getName()).append('\n'));
		for (SourceFile imported : ImportedFiles.of(resource)) {
			XtextResource other = (XtextResource) imported.eResource();
			around.append(other.getURI()).append(' ').append(other.getCache().get(DeclarationKeys.class.getName(), other,
					() -> Texts.nameOf(other.getParseResult().getRootNode().getText()))).append('\n');
		}
		return around.toString();
	}

	private Optional<String> key(int declaration, String around) {
		Set<Integer> seen = new TreeSet<>();
		Deque<Integer> open = new ArrayDeque<>(List.of(declaration));
		while (!open.isEmpty()) {
			int next = open.pop();
			if (texts.get(next) == null) {
				return Optional.empty();
			}
			if (seen.add(next)) {
				open.addAll(mentioned.get(next));
			}
		}
		StringBuilder all = new StringBuilder(around).append(texts.get(declaration));
		seen.forEach(index -> all.append(texts.get(index)));
		return Optional.of(Texts.nameOf(all.toString()));
	}
}
