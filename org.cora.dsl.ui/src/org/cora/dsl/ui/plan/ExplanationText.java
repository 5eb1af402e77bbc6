// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.cora.planner.plan.Explanation;
import org.cora.planner.plan.Plan;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;

/**
 * Why things are where they are: a text to read, select and copy, wrapped. The cursor's paragraph is the selected one;
 * Enter or a double click goes to its source.
 */
final class ExplanationText {

	private final StyledText text;
	private final BiConsumer<Explanation, Boolean> selected;
	private List<Explanation> explanations = List.of();
	private final List<Integer> starts = new ArrayList<>();
	private int last = -1;

	/** @param selected is told when the user puts the cursor into another paragraph, or wants to go to its source */
	ExplanationText(Composite parent, BiConsumer<Explanation, Boolean> selected) {
		this.selected = selected;
		text = new StyledText(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		text.setData(PlanPage.STYLE_ID, "CoraPlanText");
		text.setMargins(8, 6, 8, 6);
		text.setFont(JFaceResources.getDialogFont());
		text.addListener(SWT.KeyUp, event -> moved(event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR));
		text.addListener(SWT.MouseUp, event -> moved(false));
		text.addListener(SWT.MouseDoubleClick, event -> moved(true));
	}

	/** Shows some of a plan's explanations. */
	void show(Plan plan, List<Explanation> some) {
		explanations = List.copyOf(some);
		starts.clear();
		last = -1;
		StringBuilder all = new StringBuilder();
		List<StyleRange> bold = new ArrayList<>();
		for (Explanation explanation : explanations) {
			starts.add(all.length());
			String heading = heading(explanation, plan);
			bold.add(new StyleRange(all.length(), heading.length(), null, null, SWT.BOLD));
			all.append(heading).append('\n').append(sentences(explanation)).append("\n\n");
		}
		text.setText(explanations.isEmpty() ? "The planner has nothing to explain here." : all.toString().stripTrailing());
		text.setStyleRanges(explanations.isEmpty() ? new StyleRange[0] : bold.toArray(StyleRange[]::new));
	}

	/** An explanation with what would change it. */
	static String sentences(Explanation explanation) {
		String change = explanation.getChange() == null ? "" : "\nWhat would change it: " + explanation.getChange() + ".";
		return ResourceWords.inText(explanation.getText() + change);
	}

	private static String heading(Explanation explanation, Plan plan) {
		String subject = explanation.getSubject();
		String name = plan.getStates().stream().filter(it -> it.getState().getId().equals(subject)).map(it -> it.getState().getName())
			.findFirst().or(() -> plan.getClasses().stream().filter(it -> it.getSteeringClass().getId().equals(subject))
				.map(it -> "Packets from " + it.getSteeringClass().getName()).findFirst()).orElse("The plan");
		String binding = explanation.getBinding();
		return binding == null || name.startsWith("Packets from ") ? name : name + " – " + ("The plan".equals(name) ? "bound by " : "decided by ") + ResourceWords.of(binding);
	}

	private void moved(boolean activate) {
		int caret = text.getCaretOffset();
		int index = -1;
		for (int i = 0; i < starts.size() && starts.get(i) <= caret; i++) {
			index = i;
		}
		if (index >= 0 && (activate || index != last && text.getSelectionCount() == 0)) {
			selected.accept(explanations.get(index), activate);
		}
		last = index;
	}

	StyledText control() {
		return text;
	}
}
