// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.planner.plan.Objective;
import org.cora.planner.plan.Plan;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

/** The top of the view: what was planned for what, what it achieves, and what is to be said about it. */
final class PlanHeading extends Composite {

	private final Label title;
	private final Label achieved;
	private final Label noticeIcon;
	private final Label notice;

	PlanHeading(Composite parent) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 6).spacing(6, 4).applyTo(this);
		title = label();
		title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
		achieved = label();
		noticeIcon = new Label(this, SWT.NONE);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(noticeIcon);
		notice = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(notice);
	}

	private Label label() {
		Label label = new Label(this, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(200, SWT.DEFAULT).applyTo(label);
		return label;
	}

	void show(CurrentPlan current) {
		Plan plan = current.plan();
		title.setText(literal(plan.getOffload() + " – " + plan.getNf() + " on " + plan.getNic() + " with " + plan.getHost()
			+ ", traffic " + plan.getTraffic() + ", strategy " + plan.getStrategy()));
		achieved.setText(plan.isFeasible() ? achieved(plan.getObjective(), plan.getBottleneck()) : "");
		visible(achieved, plan.isFeasible());
		notice(current);
		requestLayout();
	}

	private static String achieved(Objective objective, String bottleneck) {
		return PlanWords.cores(objective.getHostCores()) + " host cores (" + Quantity.format(objective.getWholeCores(), Dimension.COUNT)
			+ " set aside) · " + PlanWords.percent(objective.getNicPacketShare()) + " of packets stay on the NIC · "
			+ PlanWords.rate(objective.getOfferedPps()) + " offered, room for " + PlanWords.rate(objective.getCapacityPps())
			+ (bottleneck == null ? "" : ", bound by " + ResourceWords.of(bottleneck)) + " · p99 " + PlanWords.time(objective.getLatencyP99Nanos());
	}

	private void notice(CurrentPlan current) {
		String text = !current.plan().isFeasible() ? "No feasible plan: " + ResourceWords.inText(current.plan().getReason()) + "."
			: current.stale() ? "This plan is stale: the program, NIC, host or traffic has changed since. Plan the offload again (F5)."
			: "";
		text = text.isEmpty() || current.notice().isEmpty() ? text + current.notice() : text + "\n" + current.notice();
		boolean bad = !current.plan().isFeasible();
		noticeIcon.setImage(image(bad ? ISharedImages.IMG_OBJS_ERROR_TSK
			: current.stale() ? ISharedImages.IMG_OBJS_WARN_TSK : ISharedImages.IMG_OBJS_INFO_TSK));
		notice.setText(literal(text));
		visible(noticeIcon, !text.isEmpty());
		visible(notice, !text.isEmpty());
	}

	/** In a label, an ampersand would mark the letter after it. */
	private static String literal(String text) {
		return text.replace("&", "&&");
	}

	private static Image image(String name) {
		return PlatformUI.getWorkbench().getSharedImages().getImage(name);
	}

	private static void visible(Label label, boolean visible) {
		label.setVisible(visible);
		((GridData) label.getLayoutData()).exclude = !visible;
	}
}
