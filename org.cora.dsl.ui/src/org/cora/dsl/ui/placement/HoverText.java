// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

import java.util.stream.Collectors;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkedString;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Hovers of the language service as plain text: their little Markdown without its marks. */
final class HoverText {

	private HoverText() {
	}

	/** The text; may be empty. */
	static String plain(Hover hover) {
		String markdown = hover.getContents().isRight() ? hover.getContents().getRight().getValue()
			: hover.getContents().getLeft().stream().map(HoverText::part).collect(Collectors.joining("\n\n"));
		return markdown.lines().filter(line -> !line.startsWith("```")).map(line -> line.replace("**", "").replace("`", ""))
			.collect(Collectors.joining("\n")).strip();
	}

	private static String part(Either<String, MarkedString> part) {
		return part.isLeft() ? part.getLeft() : part.getRight().getValue();
	}
}
