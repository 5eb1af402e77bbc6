// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.resource;

import org.cora.dsl.parser.RefusedParse;
import org.cora.dsl.parser.SourceLimits;
import org.eclipse.xtext.diagnostics.AbstractDiagnostic;
import org.cora.dsl.scoping.Names;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.xtext.linking.lazy.LazyLinkingResource;
import org.eclipse.xtext.nodemodel.INode;

/** A source file in memory. Says why a text was refused, and stops counting syntax errors where nobody reads them. */
public class CoraResource extends LazyLinkingResource {

	private static final int MAX_SYNTAX_ERRORS = 50;

	private String fileName;

	/** The name by which the user called the file, if not by its URI. */
	public String fileName() {
		return fileName;
	}

	public void setFileName(String fileName) {
		this.fileName = fileName;
	}

	@Override
	protected void addSyntaxErrors() {
		if (getParseResult() instanceof RefusedParse refused) {
			getErrors().add(new Refusal(getParseResult().getRootNode(), refused.reason()));
			return;
		}
		int count = 0;
		for (INode error : getParseResult().getSyntaxErrors()) {
			if (count++ == MAX_SYNTAX_ERRORS) {
				return;
			}
			addSyntaxDiagnostic(getErrors(), error);
		}
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

	private static final class Refusal extends AbstractDiagnostic {
		private final INode node;
		private final SourceLimits.Violation reason;

		Refusal(INode node, SourceLimits.Violation reason) {
			this.node = node;
			this.reason = reason;
		}

		@Override
		protected INode getNode() {
			return node;
		}

		@Override
		public String getCode() {
			return reason.code();
		}

		@Override
		public String[] getData() {
			return new String[0];
		}

		@Override
		public String getMessage() {
			return reason.message();
		}

		@Override
		public int getOffset() {
			return reason.offset();
		}

		@Override
		public int getLength() {
			return reason.length();
		}

		@Override
		public int getLine() {
			return reason.line();
		}

		@Override
		public int getColumn() {
			return reason.column();
		}

		@Override
		public int getLineEnd() {
			return reason.line();
		}

		@Override
		public int getColumnEnd() {
			return reason.column() + reason.length();
		}
	}
}
