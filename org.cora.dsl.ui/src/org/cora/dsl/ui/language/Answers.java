// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.xtext.service.OperationCanceledError;

/** What comes of a question to the language service: an answer, to be shown in the UI thread, or a reason why there is none. */
public final class Answers {

	private Answers() {
	}

	/** Hands the answer to the UI thread when it is there; an outdated question has none, and what fails is logged. */
	public static <T> void show(CompletableFuture<T> answer, Consumer<T> show) {
		Display display = Display.getDefault();
		answer.whenComplete((value, failure) -> {
			if (failure == null && !display.isDisposed()) {
				display.asyncExec(() -> show.accept(value));
			} else if (failure != null && !isOutdated(failure)) {
				CoraUi.log("The Cora language service could not answer", cause(failure));
			}
		});
	}

	/**
	 * Waits for an answer.
	 *
	 * @param millis    as long at most
	 * @param otherwise what it is if there is none by then, if the question is outdated, or if it failed, which is logged
	 */
	public static <T> T within(long millis, CompletableFuture<T> answer, T otherwise) {
		try {
			return answer.get(millis, TimeUnit.MILLISECONDS);
		} catch (TimeoutException | CancellationException e) {
			return otherwise;
		} catch (ExecutionException e) {
			if (!isOutdated(e)) {
				CoraUi.log("The Cora language service could not answer", cause(e));
			}
			return otherwise;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return otherwise;
		}
	}

	/** Whether the text changed before the answer was there, or the service has ended. */
	public static boolean isOutdated(Throwable failure) {
		Throwable cause = cause(failure);
		return cause instanceof CancellationException || cause instanceof OperationCanceledException
			|| cause instanceof OperationCanceledError || cause instanceof java.util.concurrent.RejectedExecutionException;
	}

	/** Why the service refused to do something, in words for people; null when it is another failure. */
	public static String refusal(Throwable failure) {
		return cause(failure) instanceof ResponseErrorException refused ? refused.getResponseError().getMessage() : null;
	}

	/** What really went wrong. */
	public static Throwable cause(Throwable failure) {
		Throwable cause = failure;
		while ((cause instanceof ExecutionException || cause instanceof CompletionException) && cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}
}
