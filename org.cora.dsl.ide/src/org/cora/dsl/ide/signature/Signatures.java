// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.signature;

import com.google.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Function;
import org.cora.dsl.ide.completion.Receivers;
import org.cora.dsl.ide.hover.Descriptions;
import org.cora.dsl.resource.ImportedFiles;
import org.cora.dsl.typing.Methods;
import org.cora.dsl.typing.Typing;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SignatureInformation;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.signatureHelp.ISignatureHelpService;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;

/** The operation whose arguments are being written, finished or not. */
public class Signatures implements ISignatureHelpService {

	private static final int FAR = 2000;

	@Inject
	private Descriptions descriptions;

	/** Where an open parenthesis is, and how many commas follow it. */
	private record Call(int parenthesis, int argument) {
	}

	@Override
	public SignatureHelp getSignatureHelp(Document document, XtextResource resource, SignatureHelpParams params,
			CancelIndicator cancelIndicator) {
		String text = document.getContents();
		int offset = document.getOffSet(params.getPosition());
		if (resource.getParseResult() == null || !resource.getParseResult().getRootNode().getText().equals(text)) {
			return new SignatureHelp(List.of(), null, null);
		}
		return call(text, offset).map(call -> help(call, text, resource)).orElseGet(() -> new SignatureHelp(List.of(), null, null));
	}

	private SignatureHelp help(Call call, String text, XtextResource resource) {
		int end = back(text, call.parenthesis());
		int start = end;
		while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '_')) {
			start--;
		}
		int dot = back(text, start) - 1;
		String name = text.substring(start, end);
		Optional<Expression> receiver = dot < 0 || text.charAt(dot) != '.' ? Optional.empty()
				: Receivers.before(resource.getParseResult().getRootNode(), dot);
		List<SignatureInformation> found = dot >= 0 && text.charAt(dot) == '.'
				? receiver.map(r -> Methods.of(Typing.of(r))).orElse(List.of()).stream()
						.filter(method -> method.name().equals(name)).map(Signatures::information).toList()
				: functions(name, resource).map(this::information).toList();
		return new SignatureHelp(found, found.isEmpty() ? null : 0, found.isEmpty() ? null : call.argument());
	}

	private static SignatureInformation information(Methods.Method method) {
		return new SignatureInformation(method.signature(), method.documentation(),
				method.parameters().stream().map(ParameterInformation::new).toList());
	}

	/** Functions of that name that the file can see, its own ones first. */
	private static Stream<Function> functions(String name, XtextResource resource) {
		Stream<EObject> files = Stream.concat(resource.getContents().stream(), ImportedFiles.of(resource).stream());
		return name.isEmpty() ? Stream.empty() : files.flatMap(file -> EcoreUtil2.getAllContentsOfType(file, Function.class).stream())
				.filter(function -> name.equals(function.getName()));
	}

	private SignatureInformation information(Function function) {
		return new SignatureInformation(descriptions.signature(function), descriptions.comment(function), function.getParameters()
				.stream().map(parameter -> new ParameterInformation(descriptions.signature(parameter))).toList());
	}

	private static int back(String text, int from) {
		int at = from;
		while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
			at--;
		}
		return at;
	}

	/** The call around an offset: the nearest parenthesis before it that isn't closed, within its statement. */
	private static Optional<Call> call(String text, int offset) {
		int depth = 0;
		int commas = 0;
		for (int at = Math.min(offset, text.length()) - 1; at >= 0 && offset - at < FAR; at--) {
			char c = text.charAt(at);
			if (c == ')' || c == ']') {
				depth++;
			} else if (c == '(' && depth == 0) {
				return Optional.of(new Call(at, commas));
			} else if (c == '(' || c == '[') {
				depth--;
			} else if (c == ',' && depth == 0) {
				commas++;
			} else if (c == '{' || c == '}' || depth < 0) {
				return Optional.empty();
			}
		}
		return Optional.empty();
	}
}
