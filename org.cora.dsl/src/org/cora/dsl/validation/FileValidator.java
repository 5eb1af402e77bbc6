// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.recovery.Consequences;
import org.cora.dsl.resource.CoraResource;
import org.cora.dsl.resource.ImportedFiles;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.ir.diagnostic.Diagnostic;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.CheckType;
import org.eclipse.xtext.validation.Issue;
import org.eclipse.xtext.validation.ResourceValidatorImpl;

/**
 * Validates a file: first its text, and when that is without errors, what its offloads ask of their NICs. The latter only
 * for a file that imports nothing but the standard library; for others the compiler does it, which looks at all of them.
 */
public class FileValidator extends ResourceValidatorImpl {

	@Override
	public List<Issue> validate(Resource resource, CheckMode mode, CancelIndicator cancel) {
		List<Issue> issues = withoutConsequences(super.validate(resource, mode, cancel), resource);
		boolean clean = issues != null && issues.stream().noneMatch(i -> i.getSeverity() == Severity.ERROR);
		if (!clean || cancel.isCanceled() || StandardLibrary.contains(resource.getURI()) || resource.getContents().isEmpty()
				|| !(resource.getContents().get(0) instanceof SourceFile file) || !standsAlone(resource)) {
			return issues;
		}
		List<Issue> all = new ArrayList<>(issues);
		NicAdvice.of(file).forEach(advice -> all.add(issue(advice, resource)));
		return all;
	}

	private static List<Issue> withoutConsequences(List<Issue> issues, Resource resource) {
		if (issues == null || !(resource instanceof CoraResource source) || source.isRefused() || resource.getContents().isEmpty()
				|| !(resource.getContents().get(0) instanceof SourceFile file)) {
			return issues;
		}
		Set<String> imported = new HashSet<>();
		for (SourceFile other : ImportedFiles.of(resource)) {
			if (other.eResource() instanceof CoraResource broken && broken.recovery() != null) {
				imported.addAll(Consequences.doubtful(broken.recovery(), other));
			}
		}
		return Consequences.without(issues, source.getParseResult().getRootNode().getText(), source.recovery(), file, imported);
	}

	/** Whether the file imports nothing but the standard library. */
	public static boolean standsAlone(Resource resource) {
		return ImportedFiles.of(resource).stream().allMatch(file -> StandardLibrary.contains(file.eResource().getURI()));
	}

	private static Issue issue(Diagnostic advice, Resource resource) {
		Issue.IssueImpl issue = new Issue.IssueImpl();
		issue.setSeverity(Severity.WARNING);
		issue.setType(CheckType.FAST);
		issue.setCode(advice.code());
		issue.setMessage(advice.message());
		issue.setOffset(advice.where().offset());
		issue.setLength(advice.where().length());
		issue.setLineNumber(advice.where().line());
		issue.setColumn(advice.where().column());
		var end = NodeModelUtils.getLineAndColumn(
				((XtextResource) resource).getParseResult().getRootNode(),
				advice.where().offset() + advice.where().length());
		issue.setLineNumberEnd(end.getLine());
		issue.setColumnEnd(end.getColumn());
		issue.setUriToProblem(resource.getURI());
		return issue;
	}
}
