// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.navigation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Answers;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.hyperlink.IHyperlink;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Location;

/** A link from a name to its declaration. */
final class DeclarationLink implements IHyperlink {

	private final IRegion region;
	private final DefinitionParams params;

	DeclarationLink(IRegion region, DefinitionParams params) {
		this.region = region;
		this.params = params;
	}

	@Override
	public IRegion getHyperlinkRegion() {
		return region;
	}

	@Override
	public String getTypeLabel() {
		return null;
	}

	@Override
	public String getHyperlinkText() {
		return "Open Declaration";
	}

	@Override
	public void open() {
		CompletableFuture<List<? extends Location>> answer = CoraUi.get().languageService()
			.ask(server -> server.definition(params)).thenApply(found -> found == null || !found.isLeft() ? List.of() : found.getLeft());
		Answers.show(answer, places -> {
			if (places.isEmpty()) {
				Places.say("There is no declaration of this");
			} else {
				Places.open(places.get(0));
			}
		});
	}
}
