// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;

/** The fonts of the picture, in the sizes that the scene was laid out for, times a scale. To be disposed. */
record SceneFonts(double scale, Font normal, Font small, Font bold, Font title) {

	private static final int POINTS_PER_INCH = 72;

	static SceneFonts create(Device device, double scale) {
		return new SceneFonts(scale, font(device, 12 * scale, SWT.NORMAL), font(device, 10.5 * scale, SWT.NORMAL),
			font(device, 12 * scale, SWT.BOLD), font(device, 15 * scale, SWT.BOLD));
	}

	private static Font font(Device device, double pixels, int style) {
		FontData data = JFaceResources.getDefaultFont().getFontData()[0];
		int points = (int) Math.round(pixels * POINTS_PER_INCH / device.getDPI().y);
		return new Font(device, new FontData(data.getName(), Math.max(1, points), style));
	}

	void dispose() {
		normal.dispose();
		small.dispose();
		bold.dispose();
		title.dispose();
	}
}
