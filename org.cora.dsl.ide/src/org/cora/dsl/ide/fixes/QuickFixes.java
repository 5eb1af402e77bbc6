// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.inject.Inject;
import com.google.inject.Provider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.dsl.validation.IssueCodes;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.xtext.ide.editor.quickfix.DiagnosticResolution;
import org.eclipse.xtext.ide.editor.quickfix.DiagnosticResolutionAcceptor;
import org.eclipse.xtext.ide.editor.quickfix.IQuickFixProvider;
import org.eclipse.xtext.ide.editor.quickfix.ITextModification;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2.Options;

/** Mends common mistakes. What to put in stands in the diagnostic's data, never in its message. */
public class QuickFixes implements IQuickFixProvider {

	/** How to mend a mistake: a label, in which {@code %s} stands for the data, and what to change. */
	private record Fix(String label, Edit edit) {
	}

	private interface Edit {
		TextEdit of(Range marked, String data);
	}

	private static final List<String> UNKNOWN = List.of(IssueCodes.UNKNOWN_NAME, IssueCodes.UNKNOWN_TYPE,
			IssueCodes.UNKNOWN_MEMBER, IssueCodes.UNKNOWN_METHOD, IssueCodes.UNKNOWN_PORT, IssueCodes.UNKNOWN_STATE,
			IssueCodes.UNKNOWN_NF, IssueCodes.UNKNOWN_NIC, IssueCodes.UNKNOWN_HOST, IssueCodes.UNKNOWN_TRAFFIC,
			IssueCodes.UNKNOWN_KIND, IssueCodes.UNKNOWN_IMPORT, IssueCodes.UNKNOWN_PROPERTY, IssueCodes.INVALID_GOAL);

	private static final Map<String, Fix> FIXES = new HashMap<>();

	static {
		UNKNOWN.forEach(code -> FIXES.put(code, new Fix("Change to '%s'", TextEdit::new)));
		FIXES.put(IssueCodes.TYPE_MISMATCH, new Fix("Cut the number to %s", (at, data) -> after(at, "." + data + "()")));
		FIXES.put(IssueCodes.MISSING_ELSE, new Fix("Add 'else %s'", (at, data) -> after(at, " else " + data)));
		FIXES.put(IssueCodes.FORWARD_TARGET, new Fix("Forward to '%s'", (at, data) -> after(at, " to " + data)));
		FIXES.put(IssueCodes.INVALID_PHASE, new Fix("Add '%s'", (at, data) -> after(at, " " + data)));
		FIXES.put(IssueCodes.HEADER_ABSENT, new Fix("Add 'require %s else pass' before",
				(at, data) -> lineBefore(at, "    require " + data + " else pass\n")));
	}

	@Inject
	private Provider<DiagnosticResolutionAcceptor> acceptors;

	@Override
	public boolean handlesDiagnostic(Diagnostic diagnostic) {
		return fix(diagnostic) != null && data(diagnostic).isPresent();
	}

	@Override
	public List<DiagnosticResolution> getResolutions(Options options, Diagnostic diagnostic) {
		Fix fix = fix(diagnostic);
		Optional<String> data = data(diagnostic);
		if (fix == null || data.isEmpty()) {
			return List.of();
		}
		DiagnosticResolutionAcceptor acceptor = acceptors.get();
		acceptor.accept(String.format(fix.label(), data.get()),
				(ITextModification) (d, object, document) -> List.of(fix.edit().of(d.getRange(), data.get())));
		return acceptor.getDiagnosticResolutions(options, diagnostic);
	}

	private static Fix fix(Diagnostic diagnostic) {
		return diagnostic.getCode() == null || !diagnostic.getCode().isLeft() ? null : FIXES.get(diagnostic.getCode().getLeft());
	}

	/** The data as it comes back from a client: as it went out in process, as JSON over streams. */
	private static Optional<String> data(Diagnostic diagnostic) {
		Object data = diagnostic.getData();
		if (data instanceof JsonArray array) {
			return array.isEmpty() ? Optional.empty() : Optional.of(array.get(0).getAsString());
		}
		if (data instanceof JsonElement element && element.isJsonPrimitive()) {
			return Optional.of(element.getAsString());
		}
		if (data instanceof String[] texts) {
			return texts.length == 0 ? Optional.empty() : Optional.of(texts[0]);
		}
		return data instanceof List<?> list && !list.isEmpty() ? Optional.of(String.valueOf(list.get(0))) : Optional.empty();
	}

	private static TextEdit after(Range marked, String text) {
		return new TextEdit(new Range(marked.getEnd(), marked.getEnd()), text);
	}

	private static TextEdit lineBefore(Range marked, String text) {
		Position start = new Position(marked.getStart().getLine(), 0);
		return new TextEdit(new Range(start, start), text);
	}
}
