// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.recovery;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.validation.IssueCodes;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.validation.Issue;

/**
 * Tells what is wrong in a file by itself from what only follows from a syntax error. A part counts as understood if it
 * follows the grammar and became what it should be; whatever is said about others, or about what mentions a name that was
 * declared in one of those, may be wrong and isn't said.
 */
public final class Consequences {

	/** Said once all of the file is understood. */
	private static final Set<String> OF_ABSENCE = Set.of(IssueCodes.UNUSED, IssueCodes.NEVER_READ);
	private static final Set<String> OF_TEXTS = Set.of(IssueCodes.SYNTAX, IssueCodes.NOT_TEXT, IssueCodes.TOO_DEEP,
			IssueCodes.TOO_LARGE, IssueCodes.BROKEN_IMPORT);

	private final Recovery recovery;
	private final Set<Part> understood = new HashSet<>();
	private final Set<String> doubtful = new HashSet<>();
	/** Whether something isn't understood to its name, so that any name may be its. */
	private boolean nameless;

	private Consequences(Recovery recovery, SourceFile file, Collection<String> imported) {
		this.recovery = recovery;
		doubtful.addAll(imported);
		Map<Integer, EObject> roots = new HashMap<>();
		file.getDeclarations().forEach(declaration -> place(declaration, roots));
		understand(roots);
		spread();
	}

	/**
	 * What of the issues isn't a consequence of syntax errors.
	 *
	 * @param text     of the file
	 * @param recovery what is known of its syntax errors; null if it has none
	 * @param imported names that imported files declare where they don't follow the grammar
	 */
	public static List<Issue> without(List<Issue> issues, String text, Recovery recovery, SourceFile file, Collection<String> imported) {
		if (recovery == null && imported.isEmpty()) {
			return issues;
		}
		Consequences consequences = new Consequences(recovery == null ? Recovery.sound(text) : recovery, file, imported);
		return issues.stream().filter(issue -> !consequences.follows(issue)).toList();
	}

	/** The names that a file declares in parts that aren't understood. */
	public static Set<String> doubtful(Recovery recovery, SourceFile file) {
		return recovery == null ? Set.of() : new Consequences(recovery, file, Set.of()).doubtful;
	}

	private static void place(EObject object, Map<Integer, EObject> places) {
		ICompositeNode node = NodeModelUtils.getNode(object);
		if (node != null) {
			places.put(node.getOffset(), object);
		}
	}

	private void understand(Map<Integer, EObject> roots) {
		Map<Integer, EObject> members = new HashMap<>();
		Part head = null;
		for (Part part : recovery.parts()) {
			boolean member = part.kind() == Part.Kind.MEMBER;
			if (part.kind() == Part.Kind.HEAD) {
				head = part;
				members.clear();
				if (roots.get(part.start()) instanceof Nf nf) {
					nf.getMembers().forEach(m -> place(m, members));
				}
			}
			EObject object = (member ? members : roots).get(part.start());
			boolean whole = part.kind() == Part.Kind.PREAMBLE || object != null && (part.kind() == Part.Kind.HEAD && object instanceof Nf
					|| NodeModelUtils.getNode(object).getEndOffset() <= part.end());
			if (whole && !recovery.isBroken(part)) {
				understood.add(part);
			} else {
				doubtful.addAll(part.names());
				nameless |= part.isNameless();
				doubtful.addAll(member && head != null ? head.names() : Set.of());
			}
		}
	}

	/** What is declared with the help of a doubtful name is doubtful too. */
	private void spread() {
		boolean more = !doubtful.isEmpty();
		while (more) {
			more = false;
			for (Part part : understood) {
				if (!doubtful.containsAll(part.names()) && mentionsDoubtful(part)) {
					more |= doubtful.addAll(part.names());
				}
			}
		}
	}

	private boolean mentionsDoubtful(Part part) {
		return part.lexemes().stream().anyMatch(lexeme -> doubtful.contains(lexeme.text()));
	}

	private boolean follows(Issue issue) {
		if (issue.getOffset() == null || OF_TEXTS.contains(issue.getCode())) {
			return false;
		}
		int offset = issue.getOffset();
		Part part = recovery.parts().stream().filter(p -> p.contains(offset)).findFirst().orElse(null);
		if (part == null || !understood.contains(part)) {
			return true;
		}
		return nameless || OF_ABSENCE.contains(issue.getCode()) && understood.size() < recovery.parts().size() || mentionsDoubtful(part);
	}
}
