// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.resources.WorkspaceJob;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * Turns the server's diagnostics into markers: the one place from which editor, explorer and Problems view have them, while
 * typing as after saving. Only the difference to the markers that are there is written.
 */
public final class ProblemMarkers implements LanguageClient {

	/** Type of our markers. */
	public static final String TYPE = "org.cora.dsl.ui.problem";

	/** Marker attribute with the diagnostic's stable code. */
	public static final String CODE = "code";

	private static final List<String> ATTRIBUTES = List.of(IMarker.SEVERITY, IMarker.MESSAGE, IMarker.LINE_NUMBER,
		IMarker.CHAR_START, IMarker.CHAR_END, IMarker.LOCATION, CODE);

	private final Map<String, List<Diagnostic>> said = new ConcurrentHashMap<>();
	private final Map<IFile, List<Diagnostic>> pending = new ConcurrentHashMap<>();
	private final WorkspaceJob job = new WorkspaceJob("Updating Cora problems") {
		@Override
		public IStatus runInWorkspace(IProgressMonitor monitor) {
			update();
			return Status.OK_STATUS;
		}

		@Override
		public boolean belongsTo(Object family) {
			return family == ProblemMarkers.class;
		}
	};

	private final Function<String, IDocument> openDocuments;

	/**
	 * @param openDocuments the document that is open for a URI, or null
	 */
	ProblemMarkers(Function<String, IDocument> openDocuments) {
		this.openDocuments = openDocuments;
		job.setSystem(true);
		job.setPriority(Job.SHORT);
	}

	/** What is wrong in a file, by the URI that the server knows it by. */
	List<Diagnostic> diagnostics(String uri) {
		return said.getOrDefault(uri, List.of());
	}

	@Override
	public void publishDiagnostics(PublishDiagnosticsParams params) {
		if (params.getDiagnostics().isEmpty()) {
			said.remove(params.getUri());
		} else {
			said.put(params.getUri(), List.copyOf(params.getDiagnostics()));
		}
		IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(URI.create(params.getUri()));
		for (IFile file : files) {
			pending.put(file, params.getDiagnostics());
		}
		if (files.length == 0) {
			LooseProblems.show(openDocuments.apply(params.getUri()), params.getDiagnostics());
		}
		if (!pending.isEmpty()) {
			job.schedule();
		}
	}

	private void update() {
		for (IFile file : List.copyOf(pending.keySet())) {
			List<Diagnostic> diagnostics = pending.remove(file);
			if (diagnostics != null && file.isAccessible()) {
				try {
					update(file, diagnostics);
				} catch (CoreException e) {
					if (file.isAccessible()) {
						CoraUi.log("Could not mark the problems of " + file.getFullPath(), e);
					}
				}
			}
		}
	}

	private void update(IFile file, List<Diagnostic> diagnostics) throws CoreException {
		List<Map<String, Object>> wanted = attributes(file, diagnostics);
		for (IMarker marker : file.findMarkers(TYPE, true, IResource.DEPTH_ZERO)) {
			Map<String, Object> there = new HashMap<>();
			for (String attribute : ATTRIBUTES) {
				there.put(attribute, marker.getAttribute(attribute));
			}
			if (!wanted.remove(there)) {
				marker.delete();
			}
		}
		for (Map<String, Object> attributes : wanted) {
			file.createMarker(TYPE, attributes);
		}
	}

	private List<Map<String, Object>> attributes(IFile file, List<Diagnostic> diagnostics) throws CoreException {
		if (diagnostics.isEmpty()) {
			return new ArrayList<>();
		}
		IDocument open = openDocuments.apply(Documents.uri(file.getLocation().toPath()));
		IDocument document = open != null ? open : new Document(file.readString());
		List<Map<String, Object>> all = new ArrayList<>();
		for (Diagnostic diagnostic : diagnostics) {
			IRegion region = Documents.region(document, diagnostic.getRange());
			int line = diagnostic.getRange().getStart().getLine() + 1;
			Map<String, Object> one = new HashMap<>();
			one.put(IMarker.SEVERITY, severity(diagnostic.getSeverity()));
			one.put(IMarker.MESSAGE, DiagnosticText.of(diagnostic));
			one.put(IMarker.LINE_NUMBER, line);
			one.put(IMarker.CHAR_START, region.getOffset());
			one.put(IMarker.CHAR_END, region.getOffset() + region.getLength());
			one.put(IMarker.LOCATION, "line " + line);
			one.put(CODE, code(diagnostic));
			all.add(one);
		}
		return all;
	}

	private static String code(Diagnostic diagnostic) {
		return diagnostic.getCode() == null ? "" : String.valueOf(diagnostic.getCode().get());
	}

	private static int severity(DiagnosticSeverity severity) {
		return switch (severity == null ? DiagnosticSeverity.Error : severity) {
			case Error -> IMarker.SEVERITY_ERROR;
			case Warning -> IMarker.SEVERITY_WARNING;
			case Information, Hint -> IMarker.SEVERITY_INFO;
		};
	}

	void close() {
		job.cancel();
		pending.clear();
	}

	@Override
	public void logMessage(MessageParams message) {
		if (message.getType() == MessageType.Error) {
			ILog.of(ProblemMarkers.class).error(message.getMessage());
		}
	}

	@Override
	public void showMessage(MessageParams message) {
		logMessage(message);
	}

	@Override
	public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public void telemetryEvent(Object event) {
		// We collect nothing.
	}
}
