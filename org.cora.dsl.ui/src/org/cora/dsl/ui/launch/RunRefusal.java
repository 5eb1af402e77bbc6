// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.util.List;
import org.cora.dsl.ui.CoraUi;
import org.cora.ir.diagnostic.Diagnostic;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Status;

/** Why something can't be run: a sentence for people, and the errors in the source, if it is because of them. */
public final class RunRefusal extends MultiStatus {

	/** The code under which {@link RunRefusalDialog} is registered. */
	static final int CODE = 3001;

	private final List<Diagnostic> errors;

	private RunRefusal(String sentence, List<Diagnostic> errors) {
		super(CoraUi.ID, CODE, errors.stream().map(RunRefusal::line).toArray(IStatus[]::new), sentence, null);
		this.errors = List.copyOf(errors);
		setSeverity(ERROR);
	}

	static CoreException of(String sentence, List<Diagnostic> errors) {
		return new CoreException(new RunRefusal(sentence, errors));
	}

	/** A file with errors. */
	static RunRefusal errors(String file, List<Diagnostic> errors) {
		String count = errors.size() == 1 ? "an error" : errors.size() + " errors";
		return new RunRefusal(file + " has " + count + ", so it can't be run.", errors);
	}

	private static IStatus line(Diagnostic error) {
		return new Status(ERROR, CoraUi.ID, (error.where().isKnown() ? "Line " + error.where().line() + ": " : "") + error.message());
	}

	/** Errors of the source; may be none. */
	public List<Diagnostic> errors() {
		return errors;
	}
}
