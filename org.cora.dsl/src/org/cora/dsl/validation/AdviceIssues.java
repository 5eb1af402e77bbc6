// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.Offload;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.known.DeclarationKeys;
import org.cora.dsl.known.Known;
import org.cora.dsl.resource.CoraResource;
import org.cora.ir.diagnostic.Diagnostic;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckType;
import org.eclipse.xtext.validation.Issue;

/** {@link NicAdvice} as issues of a file without errors; what is known of an offload isn't found out again. */
final class AdviceIssues {

	/** One piece of advice: in which declaration, and where in it. */
	private record Place(String declaration, Finding finding) {
	}

	/** What was found for one offload. */
	private record Advised(List<Place> places) {
	}

	private final CoraResource resource;
	private final SourceFile file;
	private final Optional<Known> known;
	private final CancelIndicator cancel;
	private final NicAdvice advice = new NicAdvice();
	private final DeclarationRegions regions;

	AdviceIssues(CoraResource resource, SourceFile file, Optional<Known> known, CancelIndicator cancel) {
		this.resource = resource;
		this.file = file;
		this.known = known;
		this.cancel = cancel;
		this.regions = new DeclarationRegions(file);
	}

	/** Each once, whichever offloads it is for. */
	List<Issue> all() {
		Map<String, Declaration> named = new HashMap<>();
		file.getDeclarations().forEach(d -> named.put(d.getName(), d));
		Map<String, Issue> issues = new LinkedHashMap<>();
		ICompositeNode root = resource.getParseResult().getRootNode();
		for (Declaration declaration : file.getDeclarations()) {
			if (declaration instanceof Offload offload && !cancel.isCanceled()) {
				for (Place place : places(offload)) {
					Issue issue = place.finding().at(DeclarationRegions.begin(named.get(place.declaration())), resource, root);
					issues.putIfAbsent(issue.getOffset() + issue.getMessage(), issue);
				}
			}
		}
		return List.copyOf(issues.values());
	}

	private List<Place> places(Offload offload) {
		Optional<String> key = known.isEmpty() ? Optional.empty() : DeclarationKeys.of(resource).flatMap(keys -> keys.of(offload));
		Optional<Advised> before = key.flatMap(k -> known.get().get(Advised.class, k));
		if (before.isPresent()) {
			return before.get().places();
		}
		List<Place> places = new ArrayList<>();
		for (Diagnostic found : advice.about(offload)) {
			int offset = found.where().offset();
			regions.at(offset).ifPresent(owner -> places.add(new Place(owner.getName(),
					new Finding(issue(found), offset - DeclarationRegions.begin(owner)))));
		}
		key.ifPresent(k -> known.get().put(Advised.class, k, new Advised(List.copyOf(places))));
		return places;
	}

	private static Issue issue(Diagnostic found) {
		Issue.IssueImpl issue = new Issue.IssueImpl();
		issue.setSeverity(Severity.WARNING);
		issue.setType(CheckType.FAST);
		issue.setCode(found.code());
		issue.setMessage(found.message());
		issue.setOffset(found.where().offset());
		issue.setLength(found.where().length());
		return issue;
	}
}
