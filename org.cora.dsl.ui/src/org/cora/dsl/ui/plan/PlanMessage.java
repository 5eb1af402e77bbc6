// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import org.cora.ir.source.SourceRange;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.ProgressBar;

/** What the view says when there is no plan to show: a sentence, what to do, and a way to the place. */
final class PlanMessage extends Composite {

	/** Goes to a place in a file. */
	@FunctionalInterface
	interface Way {
		void select(Path file, int offset, int length, boolean activate);
	}

	private final Label sentence;
	private final Label advice;
	private final ProgressBar progress;
	private final Link link;
	private boolean planning;
	private PlanRefusal refusal;

	PlanMessage(Composite parent, Way way) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(12, 12).spacing(0, 6).applyTo(this);
		sentence = new Label(this, SWT.WRAP);
		sentence.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		advice = new Label(this, SWT.WRAP);
		progress = new ProgressBar(this, SWT.HORIZONTAL | SWT.INDETERMINATE);
		link = new Link(this, SWT.NONE);
		link.addListener(SWT.Selection, event -> follow(way));
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(sentence);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(advice);
		GridDataFactory.swtDefaults().hint(300, SWT.DEFAULT).applyTo(progress);
		GridDataFactory.fillDefaults().applyTo(link);
	}

	private void follow(Way way) {
		if (planning) {
			Job.getJobManager().cancel(PlanJob.FAMILY);
		} else if (refusal != null) {
			refusal.where().ifPresent(where -> go(way, where));
		}
	}

	private void go(Way way, SourceRange where) {
		Path file = SourceFiles.resolve(where.file(), refusal.source().getParent()).orElse(refusal.source());
		way.select(file, where.offset(), where.length(), true);
	}

	void empty() {
		say("There is no plan yet.", "Put the cursor into an offload of a Cora file and choose Plan Offload (Ctrl+Alt+P), or click"
			+ " Plan Offload above the offload. What is planned is shown here: where every state and every packet goes, and why.", null);
	}

	void cancelled() {
		say("Planning was cancelled.", "Choose Plan Offload (Ctrl+Alt+P) to plan again.", null);
	}

	void planning(String what) {
		say("Planning " + what + " …", "The Progress view shows how far it is.", null);
		planning = true;
		link("<a>Cancel</a>");
		visible(progress, true);
		layout();
	}

	boolean isPlanning() {
		return planning;
	}

	void show(PlanRefusal why) {
		say(why.sentence(), why.advice(), why);
	}

	private void say(String what, String then, PlanRefusal why) {
		planning = false;
		refusal = why;
		sentence.setText(what.replace("&", "&&"));
		advice.setText(then.replace("&", "&&"));
		link(why != null && why.where().isPresent() ? "<a>Show it in the editor</a>" : "");
		visible(progress, false);
		layout();
	}

	private void link(String text) {
		link.setText(text);
		visible(link, !text.isEmpty());
	}

	private static void visible(Control control, boolean visible) {
		control.setVisible(visible);
		((GridData) control.getLayoutData()).exclude = !visible;
	}
}
