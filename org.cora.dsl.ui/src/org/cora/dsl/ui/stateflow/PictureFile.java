// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.nio.file.Path;
import java.util.Locale;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.file.WholeFile;
import org.cora.planner.scene.Drawing;
import org.cora.planner.scene.Scene;
import org.cora.planner.scene.SceneLook;
import org.cora.planner.scene.SvgWriter;
import org.eclipse.core.filesystem.EFS;
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
	 * @param heat whether use is coloured
	 * @throws org.cora.ir.diagnostic.CoraException if it can't be written
	 */
	public static void write(Scene scene, boolean heat, Path file, Device device) {
		if (isReadOnly(file) || file.toAbsolutePath().getParent() != null && isReadOnly(file.toAbsolutePath().getParent())) {
			throw new CoraException("unwritable", (isReadOnly(file) ? file : file.toAbsolutePath().getParent()) + " is read-only");
		}
		SceneLook look = SceneLook.PLAIN.heat(heat);
		if (file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
			png(Drawing.of(scene, look), file, device);
		} else {
			WholeFile.write(file, SvgWriter.write(scene, look));
		}
	}

	/** As its attributes say: whoever may write everywhere overwrites nothing by mistake either. */
	private static boolean isReadOnly(Path file) {
		return EFS.getLocalFileSystem().getStore(file.toUri()).fetchInfo().getAttribute(EFS.ATTRIBUTE_READ_ONLY);
	}

	private static void png(Drawing drawing, Path file, Device device) {
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[] {pixels(drawing, device)};
		try (WholeFile whole = WholeFile.create(file)) {
			loader.save(whole.stream(), SWT.IMAGE_PNG);
			whole.commit();
		}
	}

	private static ImageData pixels(Drawing drawing, Device device) {
		int width = (int) Math.ceil(drawing.width() * PNG_SCALE);
		int height = (int) Math.ceil(drawing.height() * PNG_SCALE);
		Image image = new Image(device, width, height);
		GC gc = new GC(image);
		SceneFonts fonts = new SceneFonts(device, PNG_SCALE);
		try {
			gc.setBackground(device.getSystemColor(SWT.COLOR_WHITE));
			gc.fillRectangle(image.getBounds());
			new ScenePainter(gc, fonts, new Viewport(PNG_SCALE, 0, 0), width, height).paint(drawing);
			return image.getImageData();
		} finally {
			fonts.dispose();
			gc.dispose();
			image.dispose();
		}
	}
}
