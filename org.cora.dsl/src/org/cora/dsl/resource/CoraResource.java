// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.resource;

import com.google.inject.Inject;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.known.Known;
import org.cora.dsl.parser.RefusedParse;
import org.cora.dsl.parser.SourceLimits;
import org.cora.dsl.recovery.Recovery;
import org.cora.dsl.recovery.SyntaxProblem;
import org.cora.dsl.services.CoraGrammarAccess;
import org.cora.dsl.validation.IssueCodes;
import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.xtext.diagnostics.DiagnosticMessage;
import org.eclipse.xtext.linking.lazy.LazyLinkingResource;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.util.LineAndColumn;
import org.eclipse.xtext.util.Triple;

/** A source file in memory. Says why a text was refused, and of what doesn't follow the grammar where it goes wrong. */
public class CoraResource extends LazyLinkingResource {

	@Inject
	private CoraGrammarAccess grammar;

	private final Set<INode> meaningless = Collections.newSetFromMap(new IdentityHashMap<>());
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
				LineAndColumn at = Positions.of(root, problem.offset());
				getErrors().add(new TextError(root, IssueCodes.SYNTAX, problem.message(), problem.offset(), problem.length(),
						at.getLine(), at.getColumn(), problem.remedy().toArray(String[]::new)));
			}
		}
	}

	/** What is known of the text's syntax errors; null if it has none. */
	public Recovery recovery() {
		return recovery;
	}

	/** In an editor nobody waits for all names of a file: those are resolved that somebody asks for. */
	@Override
	public void resolveLazyCrossReferences(CancelIndicator cancel) {
		if (Known.of(this).isEmpty()) {
			super.resolveLazyCrossReferences(cancel);
		}
	}

	/** Once for each place; Xtext would look through all errors so far. */
	@Override
	protected void createAndAddDiagnostic(Triple<EObject, EReference, INode> name) {
		if (!isValidationDisabled() && meaningless.add(name.getThird())) {
			DiagnosticMessage message = createDiagnosticMessage(name);
			if (message != null) {
				getDiagnosticList(message).add(createDiagnostic(name, message));
			}
		}
	}

	/** Xtext would put the message together for every name that is found, to see whether there was one. */
	@Override
	protected void removeDiagnostic(Triple<EObject, EReference, INode> name) {
		if (meaningless.remove(name.getThird())) {
			super.removeDiagnostic(name);
		}
	}

	@Override
	protected void clearErrorsAndWarnings() {
		super.clearErrorsAndWarnings();
		meaningless.clear();
	}

	/** Resolves the names in a part of the file; those that mean nothing are among the resource's errors afterwards. */
	public void resolveNames(EObject part, CancelIndicator cancel) {
		TreeIterator<EObject> all = EcoreUtil.getAllContents(part, true);
		for (EObject at = part; at != null && !cancel.isCanceled(); at = all.hasNext() ? all.next() : null) {
			for (EReference reference : at.eClass().getEAllReferences()) {
				if (!reference.isContainment() && !reference.isContainer()) {
					resolveLazyCrossReference((InternalEObject) at, reference);
				}
			}
		}
	}

	/**
	 * What another file can refer to becomes a proxy when the file is read anew, so that the other finds its new self. Nobody
	 * refers to anything else from outside, and to write down where in the tree each expression was takes long.
	 */
	@Override
	protected void unloaded(InternalEObject object) {
		if (object instanceof Declaration || object instanceof Field || object instanceof StateDeclaration) {
			super.unloaded(object);
		}
	}

	/** Whether the text was too large, too deep or no text at all, so that the resource stands for an empty file. */
	public boolean isRefused() {
		return getParseResult() instanceof RefusedParse;
	}
}
