// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.nio.file.Path;
import java.util.Locale;
import org.cora.ir.file.WholeFile;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.SvgWriter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;

/** Writes a scene as a file, whole or not at all: PNG if its name says so, else SVG. Always on a light background. */
public final class PictureFile {

	private static final int PNG_SCALE = 2;

	private PictureFile() {
	}

	/**
	 * Writes the file. A PNG needs the UI thread.
	 *
	 * @throws org.cora.ir.diagnostic.CoraException if it can't be written
	 */
	public static void write(Scene scene, Path file, Device device) {
		if (file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
			png(scene, file, device);
		} else {
			WholeFile.write(file, SvgWriter.write(scene));
		}
	}

	private static void png(Scene scene, Path file, Device device) {
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[] {pixels(scene, device)};
		try (WholeFile whole = WholeFile.create(file)) {
			loader.save(whole.stream(), SWT.IMAGE_PNG);
			whole.commit();
		}
	}

	private static ImageData pixels(Scene scene, Device device) {
		Image image = new Image(device, (int) Math.ceil(scene.width() * PNG_SCALE), (int) Math.ceil(scene.height() * PNG_SCALE));
		GC gc = new GC(image);
		SceneFonts fonts = SceneFonts.create(device, PNG_SCALE);
		try {
			gc.setBackground(Palette.LIGHT.background());
			gc.fillRectangle(image.getBounds());
			new ScenePainter(gc, Palette.LIGHT, fonts, null).paint(scene, new Viewport(PNG_SCALE, 0, 0));
			return image.getImageData();
		} finally {
			fonts.dispose();
			gc.dispose();
			image.dispose();
		}
	}
}
