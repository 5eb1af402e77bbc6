// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.known.DeclarationKeys;
import org.cora.dsl.known.Known;
import org.cora.dsl.resource.CoraResource;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.linking.impl.XtextLinkingDiagnostic;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.Issue;

/** Validates those declarations of a file of which it isn't known what is wrong with them, and says of the others what is. */
final class ChangedDeclarations {

	private final FileValidator validator;
	private final CoraResource resource;
	private final SourceFile file;
	private final Known known;
	private final CancelIndicator cancel;
	private final DeclarationKeys keys;
	private final Map<Declaration, List<Issue>> found = new IdentityHashMap<>();

	ChangedDeclarations(FileValidator validator, CoraResource resource, SourceFile file, Known known, CancelIndicator cancel) {
		this.validator = validator;
		this.resource = resource;
		this.file = file;
		this.known = known;
		this.cancel = cancel == null ? CancelIndicator.NullImpl : cancel;
		this.keys = DeclarationKeys.of(resource).orElseThrow();
	}

	List<Issue> validate() {
		for (Declaration declaration : file.getDeclarations()) {
			if (remembered(declaration).isEmpty()) {
				found.put(declaration, new ArrayList<>());
			}
		}
		found.keySet().forEach(declaration -> resource.resolveNames(declaration, cancel));
		validator.checkCanceled(cancel);
		List<Issue> issues = new ArrayList<>();
		ofText(issues);
		validator.checkOutsideDeclarations(resource, file, issues::add);
		found.forEach((declaration, problems) -> validator.check(resource, declaration, cancel, problems::add));
		validator.checkCanceled(cancel);
		for (Declaration declaration : file.getDeclarations()) {
			issues.addAll(found.containsKey(declaration) ? remember(declaration) : recall(declaration));
		}
		return issues;
	}

	/** Problems of the text belong to the file, unknown names to the declaration that they are in. */
	private void ofText(List<Issue> issues) {
		DeclarationRegions regions = new DeclarationRegions(file);
		for (Resource.Diagnostic error : List.copyOf(resource.getErrors())) {
			Optional<Declaration> owner = error instanceof XtextLinkingDiagnostic name ? regions.at(name.getOffset()) : Optional.empty();
			if (owner.isEmpty() || found.containsKey(owner.get())) {
				List<Issue> target = owner.map(found::get).orElse(issues);
				validator.convert(error, Severity.ERROR, target::add);
			}
		}
	}

	private Optional<Finding.Findings> remembered(Declaration declaration) {
		return keys.of(declaration).flatMap(key -> known.get(Finding.Findings.class, key));
	}

	private List<Issue> recall(Declaration declaration) {
		ICompositeNode root = resource.getParseResult().getRootNode();
		int begin = DeclarationRegions.begin(declaration);
		return remembered(declaration).map(Finding.Findings::all).orElse(List.of()).stream()
				.map(finding -> finding.at(begin, resource, root)).toList();
	}

	private List<Issue> remember(Declaration declaration) {
		List<Issue> problems = found.get(declaration);
		keys.of(declaration).ifPresent(key -> {
			int begin = DeclarationRegions.begin(declaration);
			int end = DeclarationRegions.end(declaration);
			List<Finding> findings = problems.stream().flatMap(p -> Finding.in(begin, end, p).stream()).toList();
			if (findings.size() == problems.size()) {
				known.put(Finding.Findings.class, key, new Finding.Findings(findings));
			}
		});
		return problems;
	}
}
