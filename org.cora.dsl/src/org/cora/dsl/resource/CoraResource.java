// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.resource;

import com.google.inject.Inject;
import org.cora.dsl.parser.RefusedParse;
import org.cora.dsl.parser.SourceLimits;
import org.cora.dsl.recovery.Recovery;
import org.cora.dsl.recovery.SyntaxProblem;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.services.CoraGrammarAccess;
import org.cora.dsl.validation.IssueCodes;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.xtext.linking.lazy.LazyLinkingResource;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.util.LineAndColumn;

/** A source file in memory. Says why a text was refused, and of what doesn't follow the grammar where it goes wrong. */
public class CoraResource extends LazyLinkingResource {

	@Inject
	private CoraGrammarAccess grammar;

	private String fileName;
	private Recovery recovery;

	/** The name by which the user called the file, if not by its URI. */
	public String fileName() {
		return fileName;
	}

	public void setFileName(String fileName) {
		this.fileName = fileName;
	}

	@Override
	protected void addSyntaxErrors() {
		recovery = null;
		if (getParseResult() instanceof RefusedParse refused) {
			SourceLimits.Violation reason = refused.reason();
			getErrors().add(new TextError(getParseResult().getRootNode(), reason.code(), reason.message(), reason.offset(), reason.length(),
					reason.line(), reason.column()));
		} else if (getParseResult().hasSyntaxErrors()) {
			INode root = getParseResult().getRootNode();
			recovery = Recovery.of(root.getText(), getParseResult(), getParser(), grammar);
			for (SyntaxProblem problem : recovery.problems()) {
				LineAndColumn at = NodeModelUtils.getLineAndColumn(root, problem.offset());
				getErrors().add(new TextError(root, IssueCodes.SYNTAX, problem.message(), problem.offset(), problem.length(),
						at.getLine(), at.getColumn()));
			}
		}
	}

	/** What is known of the text's syntax errors; null if it has none. */
	public Recovery recovery() {
		return recovery;
	}

	/**
	 * What another file can refer to becomes a proxy when the file is read anew, so that the other finds its new self. Nobody
	 * refers to anything else from outside, and to write down where in the tree each expression was takes long.
	 */
	@Override
	protected void unloaded(InternalEObject object) {
		if (Names.feature(object) != null) {
			super.unloaded(object);
		} else {
			object.eAdapters().clear();
		}
	}

	/** Whether the text was too large, too deep or no text at all, so that the resource stands for an empty file. */
	public boolean isRefused() {
		return getParseResult() instanceof RefusedParse;
	}
}
