// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;

/**
 * The workbench in the dark theme, until this is closed. The Platform wants to be started anew after a change of theme: what the
 * light theme says nothing of would stay dark. So the colours of all controls are remembered and given back, and those of
 * the titles of tabs, which have names.
 */
final class DarkTheme implements AutoCloseable {

	private static final String ID = "org.eclipse.e4.ui.css.theme.e4_dark";

	private final IThemeEngine themes = PlatformUI.getWorkbench().getService(IThemeEngine.class);
	private final ITheme before = themes.getActiveTheme();
	private final Map<Control, Colours> light = new LinkedHashMap<>();
	private final ColorRegistry registry = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry();
	private final Map<String, RGB> named = new HashMap<>();

	private record Colours(Color foreground, Color background) {

		void giveBack(Control control) {
			set(control::getForeground, control::setForeground, foreground);
			set(control::getBackground, control::setBackground, background);
		}

		/** As the system's own, if that is what it was. */
		private static void set(Supplier<Color> get, Consumer<Color> set, Color was) {
			if (!get.get().equals(was)) {
				set.accept(null);
			}
			if (!get.get().equals(was)) {
				set.accept(was);
			}
		}
	}

	/** Returns when the window has been drawn dark. */
	DarkTheme() {
		remember(Workbench.window().getShell());
		registry.getKeySet().stream().filter(name -> name.endsWith("_TEXT_COLOR"))
			.forEach(name -> named.put(name, registry.getRGB(name)));
		themes.setTheme(ID, false);
		Workbench.waitUntilDrawn();
	}

	private void remember(Control control) {
		light.put(control, new Colours(control.getForeground(), control.getBackground()));
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				remember(child);
			}
		}
	}

	@Override
	public void close() {
		for (int i = 0; i < 2; i++) {    // once more: the first time tool bars still take over named colours of the dark theme
			themes.setTheme(before, false);
			Workbench.waitUntilDrawn();
		}
		named.forEach(registry::put);
		light.forEach((control, colours) -> {
			if (!control.isDisposed()) {
				colours.giveBack(control);
				giveBackParts(control);
			}
		});
		Workbench.waitUntilDrawn();
	}

	private static void giveBackParts(Control control) {
		if (control instanceof CTabFolder folder) {
			folder.setSelectionForeground(null);
		} else if (control instanceof Tree tree) {
			tree.setHeaderForeground(null);
			tree.setHeaderBackground(null);
		} else if (control instanceof Table table) {
			table.setHeaderForeground(null);
			table.setHeaderBackground(null);
		}
	}
}
