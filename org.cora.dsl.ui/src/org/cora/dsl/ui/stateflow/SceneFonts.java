// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.util.HashMap;
import java.util.Map;
import org.cora.planner.scene.Drawing;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;

/** The fonts of the picture, in the sizes that the scene was laid out for, times a scale. To be disposed. */
final class SceneFonts {

	private static final int POINTS_PER_INCH = 72;

	private record Kind(Drawing.Size size, boolean bold) {
	}

	private final Device device;
	private final double scale;
	private final Map<Kind, Font> fonts = new HashMap<>();

	SceneFonts(Device device, double scale) {
		this.device = device;
		this.scale = scale;
	}

	double scale() {
		return scale;
	}

	Font of(Drawing.Size size, boolean bold) {
		return fonts.computeIfAbsent(new Kind(size, bold), this::make);
	}

	private Font make(Kind kind) {
		FontData data = JFaceResources.getDefaultFont().getFontData()[0];
		int points = (int) Math.round(kind.size().pixels() * scale * POINTS_PER_INCH / device.getDPI().y);
		return new Font(device, new FontData(data.getName(), Math.max(1, points), kind.bold() ? SWT.BOLD : SWT.NORMAL));
	}

	void dispose() {
		fonts.values().forEach(Font::dispose);
		fonts.clear();
	}
}
