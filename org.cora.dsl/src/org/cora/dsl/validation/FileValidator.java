// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.known.Known;
import org.cora.dsl.recovery.Consequences;
import org.cora.dsl.resource.CoraResource;
import org.cora.dsl.resource.ImportedFiles;
import org.cora.dsl.resource.StandardLibrary;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EValidator;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.util.IAcceptor;
import org.eclipse.xtext.validation.AbstractInjectableValidator;
import org.eclipse.xtext.validation.CancelableDiagnostician;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.Issue;
import org.eclipse.xtext.validation.ResourceValidatorImpl;

/**
 * Validates a file: first its text, and when that is without errors, what its offloads ask of their NICs. The latter only
 * for a file that imports nothing but the standard library; for others the compiler does it, which looks at all of them.
 * In an editor's resource set, declarations are validated that changed, or of which something changed that they see.
 */
public class FileValidator extends ResourceValidatorImpl {

	@Inject
	private EValidator.Registry validators;

	@Override
	public List<Issue> validate(Resource resource, CheckMode mode, CancelIndicator cancel) {
		Optional<Known> known = mode == CheckMode.ALL ? Known.of(resource) : Optional.empty();
		Optional<SourceFile> file = file(resource);
		List<Issue> found = known.isPresent() && file.isPresent() && resource instanceof CoraResource source
				? new ChangedDeclarations(this, source, file.get(), known.get(), cancel).validate() : super.validate(resource, mode, cancel);
		List<Issue> issues = withoutConsequences(found, resource);
		boolean clean = issues != null && issues.stream().noneMatch(i -> i.getSeverity() == Severity.ERROR);
		if (!clean || cancel.isCanceled() || StandardLibrary.contains(resource.getURI()) || file.isEmpty() || !standsAlone(resource)) {
			return issues;
		}
		List<Issue> all = new ArrayList<>(issues);
		all.addAll(new AdviceIssues((CoraResource) resource, file.get(), known, cancel).all());
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

	private static Optional<SourceFile> file(Resource resource) {
		return resource.getContents().isEmpty() || !(resource.getContents().get(0) instanceof SourceFile file) ? Optional.empty()
				: Optional.of(file);
	}

	/** Whether the file imports nothing but the standard library. */
	public static boolean standsAlone(Resource resource) {
		return ImportedFiles.of(resource).stream().allMatch(file -> StandardLibrary.contains(file.eResource().getURI()));
	}

	/** What the checks say about an object and what is in it. */
	void check(Resource resource, EObject object, CancelIndicator cancel, IAcceptor<Issue> issues) {
		validate(resource, object, CheckMode.ALL, cancel, issues);
	}

	/** What the checks say about the file itself and its imports. */
	void checkOutsideDeclarations(CoraResource resource, SourceFile file, IAcceptor<Issue> issues) {
		OutsideDeclarations outside = new OutsideDeclarations(validators);
		Map<Object, Object> options = Map.of(CheckMode.KEY, CheckMode.ALL, EValidator.class, outside,
				AbstractInjectableValidator.CURRENT_LANGUAGE_NAME, resource.getLanguageName());
		outside.validate(file, new java.util.HashMap<>(options)).getChildren()
				.forEach(diagnostic -> issueFromEValidatorDiagnostic(diagnostic, issues));
	}

	/** The problem of the text or of a name as an issue. */
	void convert(Resource.Diagnostic diagnostic, Severity severity, IAcceptor<Issue> issues) {
		issueFromXtextResourceDiagnostic(diagnostic, severity, issues);
	}

	void checkCanceled(CancelIndicator cancel) {
		getOperationCanceledManager().checkCanceled(cancel);
	}

	/** Leaves declarations out. */
	private static final class OutsideDeclarations extends CancelableDiagnostician {
		OutsideDeclarations(EValidator.Registry validators) {
			super(validators);
		}

		@Override
		protected void checkCanceled(Map<Object, Object> context) {
			// it is little
		}

		@Override
		protected boolean doValidateContents(EObject object, org.eclipse.emf.common.util.DiagnosticChain diagnostics,
				Map<Object, Object> context) {
			boolean fine = true;
			for (EObject child : object instanceof SourceFile file ? file.getImports() : object.eContents()) {
				fine &= validate(child, diagnostics, context);
			}
			return fine;
		}
	}
}
