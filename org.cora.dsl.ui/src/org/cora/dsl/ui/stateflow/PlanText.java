// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.StringJoiner;
import org.cora.dsl.ui.plan.CurrentPlan;
import org.cora.dsl.ui.plan.ResourceWords;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;

/** What is to be said about a plan beside its picture. */
final class PlanText {

	private PlanText() {
	}

	/** A line or more; empty for a plan that is feasible, saved and up to date. */
	static String message(CurrentPlan current) {
		StringJoiner text = new StringJoiner("\n");
		if (!current.plan().isFeasible()) {
			text.add("Not feasible: " + ended(ResourceWords.inText(String.valueOf(current.plan().getReason()))) + " This is what comes nearest.");
		}
		String gone = gone(current);
		if (!gone.isEmpty()) {
			text.add(gone);
		} else if (current.stale()) {
			text.add("Stale: the program, NIC, host or traffic has changed since. Press Ctrl+Alt+P in " + name(current.source()) + " to plan again.");
		}
		if (!current.notice().isEmpty()) {
			text.add(current.notice());
		}
		return text.toString();
	}

	private static String ended(String sentence) {
		return sentence.endsWith(".") ? sentence : sentence + ".";
	}

	/** What of the plan and its source isn't there any more. */
	private static String gone(CurrentPlan current) {
		if (!Files.exists(current.source())) {
			return name(current.source()) + " is not there any more; this is its last plan.";
		}
		if (isInClosedProject(current.source())) {
			return "The project of " + name(current.source()) + " is closed; this is its last plan.";
		}
		return current.planFile().filter(file -> !Files.exists(file))
			.map(file -> name(file) + " has been deleted. Press Ctrl+Alt+P in " + name(current.source()) + " to plan again.").orElse("");
	}

	private static boolean isInClosedProject(Path source) {
		IFile[] files = ResourcesPlugin.getWorkspace().getRoot().findFilesForLocationURI(source.toUri());
		return files.length > 0 && Arrays.stream(files).noneMatch(file -> file.getProject().isOpen());
	}

	private static String name(Path file) {
		return String.valueOf(file.getFileName());
	}
}
