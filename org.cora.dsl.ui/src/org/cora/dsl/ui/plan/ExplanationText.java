// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.Plan;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

/** Why everything is where it is: a text to read, wrapped, in which the cursor's paragraph is the selected one. */
final class ExplanationText {

	private final StyledText text;
	private final Consumer<Explanation> selected;
	private List<Explanation> explanations = List.of();
	private final List<Integer> starts = new ArrayList<>();
	private int last = -1;

	/** @param selected is told when the user puts the cursor into another paragraph */
	ExplanationText(Composite parent, Consumer<Explanation> selected) {
		this.selected = selected;
		parent.setLayout(new FillLayout());
		text = new StyledText(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		text.setMargins(8, 6, 8, 6);
		text.setFont(JFaceResources.getDialogFont());
		text.addListener(SWT.KeyUp, event -> moved());
		text.addListener(SWT.MouseUp, event -> moved());
	}

	void show(Plan plan) {
		explanations = List.copyOf(plan.getExplanations());
		starts.clear();
		last = -1;
		StringBuilder all = new StringBuilder();
		List<StyleRange> bold = new ArrayList<>();
		for (Explanation explanation : explanations) {
			starts.add(all.length());
			String heading = heading(explanation, plan);
			bold.add(new StyleRange(all.length(), heading.length(), null, null, SWT.BOLD));
			all.append(heading).append('\n').append(explanation.getText());
			if (explanation.getChange() != null) {
				all.append(' ').append(explanation.getChange());
			}
			all.append("\n\n");
		}
		text.setText(explanations.isEmpty() ? "The planner has nothing to explain." : all.toString().stripTrailing());
		text.setStyleRanges(explanations.isEmpty() ? new StyleRange[0] : bold.toArray(StyleRange[]::new));
	}

	private static String heading(Explanation explanation, Plan plan) {
		String subject = explanation.getSubject();
		String name = plan.getStates().stream().filter(it -> it.getState().getId().equals(subject)).map(it -> it.getState().getName())
			.findFirst().or(() -> plan.getClasses().stream().filter(it -> it.getSteeringClass().getId().equals(subject))
				.map(it -> it.getSteeringClass().getName()).findFirst()).orElse("The plan");
		return explanation.getBinding() == null ? name : name + " – decided by " + explanation.getBinding();
	}

	private void moved() {
		int caret = text.getCaretOffset();
		int index = -1;
		for (int i = 0; i < starts.size() && starts.get(i) <= caret; i++) {
			index = i;
		}
		if (index >= 0 && index != last) {
			selected.accept(explanations.get(index));
		}
		last = index;
	}

	StyledText control() {
		return text;
	}
}
