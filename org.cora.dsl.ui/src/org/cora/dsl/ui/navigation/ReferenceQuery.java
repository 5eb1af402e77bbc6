// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.navigation;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Answers;
import org.cora.dsl.ui.language.Documents;
import org.cora.dsl.ui.plan.EditedSource;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.search.ui.ISearchQuery;
import org.eclipse.search.ui.ISearchResult;
import org.eclipse.search.ui.text.Match;

/** A search for all uses of a name. Runs in a job of the Search view. */
final class ReferenceQuery implements ISearchQuery {

	private static final long TICK_MILLIS = 100;

	private final String name;
	private final ReferenceParams params;
	private final ReferenceResult result = new ReferenceResult(this);

	ReferenceQuery(String name, ReferenceParams params) {
		this.name = name;
		this.params = params;
	}

	@Override
	public IStatus run(IProgressMonitor monitor) {
		result.removeAll();
		CompletableFuture<List<? extends Location>> answer =
			CoraUi.get().languageService().ask(server -> server.references(params));
		while (!monitor.isCanceled()) {
			try {
				for (Location place : answer.get(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
					add(place);
				}
				return Status.OK_STATUS;
			} catch (TimeoutException e) {
				continue;
			} catch (CancellationException e) {
				return Status.CANCEL_STATUS;
			} catch (ExecutionException e) {
				return Answers.isOutdated(e) ? Status.CANCEL_STATUS
					: Status.error("The language service could not look for '" + name + "'", Answers.cause(e));
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return Status.CANCEL_STATUS;
			}
		}
		answer.cancel(true);
		return Status.CANCEL_STATUS;
	}

	private void add(Location place) {
		try {
			IDocument text = text(place.getUri());
			IRegion region = Documents.region(text, place.getRange());
			IRegion line = text.getLineInformationOfOffset(region.getOffset());
			Use use = new Use(place, file(place.getUri()), text.get(line.getOffset(), line.getLength()).strip());
			result.addMatch(new Match(use, region.getOffset(), region.getLength()));
		} catch (BadLocationException | java.io.IOException e) {
			CoraUi.log("A use of '" + name + "' could not be shown", e);
		}
	}

	/** A file as people call it: its path in the workspace, or on disk. */
	private static String file(String uri) {
		if (uri.startsWith(StandardLibrary.SCHEME + ":")) {
			return uri;
		}
		Path path = Path.of(URI.create(uri));
		return EditedSource.inWorkspace(path).map(file -> file.getFullPath().toString().substring(1)).orElse(path.toString());
	}

	private static IDocument text(String uri) throws java.io.IOException {
		if (uri.startsWith(StandardLibrary.SCHEME + ":")) {
			return new Document(StandardLibrary.text(org.eclipse.emf.common.util.URI.createURI(uri)));
		}
		Path path = Path.of(URI.create(uri));
		Optional<IDocument> open = EditedSource.document(path);
		return open.isPresent() ? open.get() : new Document(Files.readString(path, StandardCharsets.UTF_8));
	}

	@Override
	public String getLabel() {
		return "Uses of '" + name + "'";
	}

	String summary(int matches) {
		return "'" + name + "' – " + (matches == 1 ? "1 place" : matches + " places");
	}

	@Override
	public boolean canRerun() {
		return false;
	}

	@Override
	public boolean canRunInBackground() {
		return true;
	}

	@Override
	public ISearchResult getSearchResult() {
		return result;
	}
}
