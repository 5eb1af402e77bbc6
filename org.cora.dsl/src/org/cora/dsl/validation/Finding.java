// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.resource.Positions;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.util.LineAndColumn;
import org.eclipse.xtext.validation.Issue;

/**
 * A problem by its place in the declaration that it is in, so that it is the same wherever that stands.
 *
 * @param what  the problem, with places of the text that it was found in
 * @param start from the declaration's beginning
 */
record Finding(Issue what, int start) {

	/** What was found in one declaration. */
	record Findings(List<Finding> all) {
	}

	/** The problem from a declaration that begins and ends there; empty if it isn't inside. */
	static Optional<Finding> in(int begin, int end, Issue issue) {
		return issue.getOffset() == null || issue.getLength() == null || issue.getOffset() < begin
				|| issue.getOffset() + issue.getLength() > end ? Optional.empty() : Optional.of(new Finding(issue, issue.getOffset() - begin));
	}

	/** The problem for a declaration that begins there. */
	Issue at(int begin, Resource resource, ICompositeNode root) {
		int offset = begin + start;
		LineAndColumn from = Positions.of(root, offset);
		LineAndColumn to = Positions.of(root, offset + what.getLength());
		Issue.IssueImpl issue = new Issue.IssueImpl();
		issue.setSeverity(what.getSeverity());
		issue.setType(what.getType());
		issue.setSyntaxError(what.isSyntaxError());
		issue.setCode(what.getCode());
		issue.setData(what.getData());
		issue.setMessage(what.getMessage());
		issue.setOffset(offset);
		issue.setLength(what.getLength());
		issue.setLineNumber(from.getLine());
		issue.setColumn(from.getColumn());
		issue.setLineNumberEnd(to.getLine());
		issue.setColumnEnd(to.getColumn());
		issue.setUriToProblem(resource.getURI());
		return issue;
	}
}
