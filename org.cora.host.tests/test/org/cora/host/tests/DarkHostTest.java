// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.host.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The installed host started in the dark theme: switched at run time, the Platform and GTK would stay half light. */
class DarkHostTest {

	private static final double DARK = 0.35;

	@Test
	void theWayOfSomebodyNewInTheDarkTheme() throws Exception {
		HostRun host = HostRun.start("dark", List.of("-Dcora.probe.walk=dark"), Map.of("org.eclipse.e4.ui.css.swt.theme.prefs",
			"themeid=org.eclipse.e4.ui.css.theme.e4_dark"));
		assertEquals("done", host.seen().getProperty("outcome"));
		for (String example : List.of("nat", "heavy-hitters", "edge")) {
			HostRun.assertWalked(host.seen(), example, example + ".cora", "walk-dark");
			for (String picture : List.of("1-new-project", "2-example", "3-plan", "4-stateflow", "5-run")) {
				double brightness = brightness("walk-dark-" + example + "-" + picture);
				assertTrue(brightness < DARK, () -> example + " " + picture + " has a brightness of " + brightness);
			}
		}
		assertEquals("", host.errors());
	}

	/** Mean of all pixels of a picture, 0 for black to 1 for white. */
	private static double brightness(String name) throws Exception {
		BufferedImage picture = ImageIO.read(HostRun.OUTPUT.resolve("screenshots/" + name + ".png").toFile());
		double sum = 0;
		for (int x = 0; x < picture.getWidth(); x++) {
			for (int y = 0; y < picture.getHeight(); y++) {
				int rgb = picture.getRGB(x, y);
				sum += (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
			}
		}
		return sum / (3.0 * 255 * picture.getWidth() * picture.getHeight());
	}
}
