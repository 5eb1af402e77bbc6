// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.cora.dsl.ui.language.ProblemMarkers;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.text.link.LinkedModeModel;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;
import org.junit.jupiter.api.Test;

/** What comes up over the editor by a key: proposals and templates, quick fixes, assists, the rename dialog. */
class PopupsTest extends WithNatInEditor {

	private Table popup(String action) {
		List<Shell> before = List.of(Workbench.display().getShells());
		Table[] table = {null};
		text.setFocus();
		Workbench.waitFor("a list after " + action, () -> {
			if (table[0] == null || table[0].isDisposed() || table[0].getItemCount() == 0) {
				table[0] = Arrays.stream(Workbench.display().getShells()).filter(shell -> !before.contains(shell) && shell.isVisible())
					.map(PopupsTest::table).filter(found -> found != null && found.getItemCount() > 0).findFirst().orElse(null);
				if (table[0] == null) {
					editor.getAction(action).run();
				}
			}
			return table[0] != null && items(table[0]).stream().noneMatch(item -> item.startsWith("Computing"));
		});
		return table[0];
	}

	private static Table table(Composite parent) {
		for (Control child : parent.getChildren()) {
			Table found = child instanceof Table table ? table : child instanceof Composite inner ? table(inner) : null;
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private static List<String> items(Table table) {
		return Arrays.stream(table.getItems()).map(item -> item.getText()).toList();
	}

	/** Takes an entry, as a double click does. */
	private static void take(Table table, String title) {
		int index = items(table).indexOf(title);
		assertTrue(index >= 0, () -> title + " among " + items(table));
		table.setSelection(index);
		Event event = new Event();
		event.item = table.getItem(index);
		table.notifyListeners(SWT.Selection, event);
		table.notifyListeners(SWT.DefaultSelection, event);
		Workbench.settle();
	}

	private void caret(String before) {
		editor.selectAndReveal(document.get().indexOf(before), 0);
	}

	@Test
	void aTemplateIsFilledInPlaceByPlace() throws Exception {
		template("author-assist", "author-template");
	}

	private void template(String list, String filled) throws Exception {
		int at = document.get().indexOf("  flow by");
		document.replace(at, 0, "  sta\n\n");
		editor.selectAndReveal(at + "  sta".length(), 0);
		Table table = popup(ITextEditorActionConstants.CONTENT_ASSIST);
		Workbench.screenshot(list);
		String template = items(table).stream().filter(item -> item.startsWith("state …") || item.contains("…")).findFirst()
			.orElseThrow(() -> new AssertionError(items(table).toString()));
		take(table, template);
		Workbench.waitFor("the template", () -> document.get().contains("  state name") || LinkedModeModel.hasInstalledModel(document),
			document::get);
		assertTrue(LinkedModeModel.hasInstalledModel(document), document::get);
		Workbench.screenshot(filled);
	}

	@Test
	void aProblemIsMendedByKey() throws Exception {
		document.replace(document.get().indexOf("bytes[p.ipv4.dst]"), "bytes".length(), "byte");
		Workbench.waitFor("the problem", () -> file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO).length > 0);
		caret("yte[p.ipv4.dst]");
		Table table = popup(ITextEditorActionConstants.QUICK_ASSIST);
		Workbench.screenshot("author-quick-fix");
		take(table, "Change to 'bytes'");
		Workbench.waitFor("the fix", () -> document.get().contains("bytes[p.ipv4.dst].add"), document::get);
	}

	@Test
	void whereNothingIsWrongThereAreAssists() throws Exception {
		int at = document.get().indexOf("p.length");
		editor.selectAndReveal(at, "p.length".length());
		Workbench.settle();
		Table table = popup(ITextEditorActionConstants.QUICK_ASSIST);
		Workbench.screenshot("author-quick-assist");
		take(table, "Extract to 'let length'");
		Workbench.waitFor("the variable", () -> document.get().contains("let length = p.length"), document::get);
	}

	@Test
	void aNameIsChangedInADialog() {
		caret("free.take");
		new DialogRobot("Rename 'free'").name("9x").expect("OK", false).name("unused").expect("OK", true).screenshot("author-rename").press("OK")
			.use(() -> run("org.eclipse.ui.edit.rename"));
		Workbench.waitFor("the new name", () -> document.get().contains("unused.take()") && document.get().contains("state unused"), document::get);
	}

	@Test
	void inTheDarkTheyAreDark() throws Exception {
		try (DarkTheme dark = new DarkTheme()) {
			document.replace(document.get().indexOf("bytes[p.ipv4.dst]"), "bytes".length(), "byte");
			Workbench.waitFor("the problem", () -> file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO).length > 0);
			caret("yte[p.ipv4.dst]");
			Table fixes = popup(ITextEditorActionConstants.QUICK_ASSIST);
			Workbench.screenshot("author-dark-quick-fix");
			take(fixes, "Change to 'bytes'");
			caret("free.take");
			new DialogRobot("Rename 'free'").name("unused").expect("OK", true).screenshot("author-dark-rename").press("Cancel")
				.use(() -> run("org.eclipse.ui.edit.rename"));
			template("author-dark-assist", "author-dark-template");
		}
	}

	private static void run(String command) {
		try {
			Workbench.window().getService(IHandlerService.class).executeCommand(command, null);
		} catch (org.eclipse.core.commands.common.CommandException e) {
			throw new AssertionError(e);
		}
	}
}
