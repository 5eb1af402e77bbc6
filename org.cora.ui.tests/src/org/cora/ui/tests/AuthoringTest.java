// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.editor.CoraColors;
import org.cora.dsl.ui.editor.DocumentationHover;
import org.cora.dsl.ui.editor.Occurrences;
import org.cora.dsl.ui.language.Documents;
import org.cora.dsl.ui.language.ProblemMarkers;
import org.cora.dsl.ui.refactoring.NameChange;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.ltk.core.refactoring.CreateChangeOperation;
import org.eclipse.ltk.core.refactoring.PerformChangeOperation;
import org.eclipse.ltk.core.refactoring.RefactoringCore;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.search.ui.NewSearchUI;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;

/** What an author does with a file: looks at it, goes around in it, changes it. */
class AuthoringTest extends WithNatInEditor {

	@Test
	void namesAreColouredByTheirMeaning() {
		waitForColour("bytes : counter", CoraColors.STATE);
		waitForColour("FlowKey, Binding", CoraColors.TYPE);
		waitForColour("outside : ipv4[16]", CoraColors.CONSTANT);
		waitForColour("take()", CoraColors.OPERATION);
		Workbench.screenshot("author-colours");
	}

	@Test
	void declarationsFoldAndStayFoldedWhileOneTypes() throws Exception {
		ProjectionViewer viewer = (ProjectionViewer) editor.getAdapter(ITextViewer.class);
		ProjectionAnnotation function = fold("nf Nat");
		document.replace(0, 0, "// new\n");
		Workbench.waitFor("what is folded to be shifted", () -> folds(viewer).contains(function));
		Workbench.settle();
		assertTrue(function.isCollapsed());
		Workbench.screenshot("author-folded");
	}

	private ProjectionAnnotation fold(String declaration) {
		ProjectionViewer viewer = (ProjectionViewer) editor.getAdapter(ITextViewer.class);
		Workbench.waitFor("places to fold at", () -> folds(viewer).size() > 5, () -> folds(viewer).size());
		ProjectionAnnotation found = folds(viewer).stream()
			.filter(fold -> line(viewer.getProjectionAnnotationModel().getPosition(fold).getOffset()).startsWith(declaration)).findFirst().orElseThrow();
		viewer.getProjectionAnnotationModel().collapse(found);
		return found;
	}

	private static List<ProjectionAnnotation> folds(ProjectionViewer viewer) {
		List<ProjectionAnnotation> found = new ArrayList<>();
		viewer.getProjectionAnnotationModel().getAnnotationIterator().forEachRemaining(annotation -> {
			if (annotation instanceof ProjectionAnnotation fold) {
				found.add(fold);
			}
		});
		return found;
	}

	private String line(int offset) {
		try {
			var line = document.getLineInformationOfOffset(offset);
			return document.get(line.getOffset(), line.getLength());
		} catch (org.eclipse.jface.text.BadLocationException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void occurrencesOfTheNameAtTheCaretAreMarked() {
		editor.selectAndReveal(offset("free.take"), 0);
		Workbench.waitFor("the uses of the pool", () -> occurrences() == 4, this::occurrences);
		Workbench.screenshot("author-occurrences");
		editor.selectAndReveal(offset("/** Source NAT"), 0);
		Workbench.waitFor("none in a comment", () -> occurrences() == 0, this::occurrences);
	}

	private int occurrences() {
		int[] count = {0};
		((ISourceViewer) editor.getAdapter(ITextViewer.class)).getAnnotationModel().getAnnotationIterator()
			.forEachRemaining(annotation -> count[0] += ((Annotation) annotation).getType().equals(Occurrences.TYPE) ? 1 : 0);
		return count[0];
	}

	@Test
	void hoversSayWhatIsKnown() throws Exception {
		ITextViewer viewer = editor.getAdapter(ITextViewer.class);
		int at = offset("bytes[p.ipv4.dst]");
		CompletableFuture<String> hover = CompletableFuture.supplyAsync(() -> new DocumentationHover().getHoverInfo(viewer, new Region(at, 5)));
		Workbench.waitFor("a hover", hover::isDone);
		assertTrue(hover.get().contains("<b>state bytes : counter&lt;ipv4&gt;</b>") && hover.get().contains("Bytes sent to each address."), hover::join);
		assertEquals(hover.get(), new DocumentationHover().getHoverInfo(viewer, new Region(at, 5)), "known already");
		assertEquals(null, new DocumentationHover().getHoverInfo(viewer, new Region(at, 5)), "nobody waits in the UI thread");
	}

	@Test
	void theOutlineFollowsTheTextAndTheCaret() throws Exception {
		Tree tree = tree((Composite) outline());
		Workbench.waitFor("the outline", () -> tree.getItemCount() > 0 && tree.getItem(0).getText().equals("Nat"), () -> items(tree));
		assertTrue(items(tree).containsAll(List.of("out : map<FlowKey, Binding>", "on packet from lan", "on expire out")), () -> items(tree).toString());
		editor.setFocus();
		editor.selectAndReveal(offset("bytes[p.ipv4.dst]"), 0);
		Workbench.waitFor("the handler to be selected", () -> tree.getSelectionCount() == 1
			&& tree.getSelection()[0].getText().equals("on packet from lan"));
		document.replace(offset("state bytes"), "state bytes".length(), "state octets");
		Workbench.waitFor("the new name", () -> items(tree).contains("octets : counter<ipv4>"), () -> items(tree));
		Workbench.screenshot("author-outline");
	}

	private static Control outline() throws Exception {
		var view = Workbench.page().showView(IPageLayout.ID_OUTLINE);
		Workbench.settle();
		return ((org.eclipse.ui.views.contentoutline.ContentOutline) view).getCurrentPage().getControl().getParent();
	}

	private static List<String> items(Tree tree) {
		List<String> texts = new ArrayList<>();
		collect(tree.getItems(), texts);
		return texts;
	}

	private static void collect(TreeItem[] items, List<String> texts) {
		for (TreeItem item : items) {
			texts.add(item.getText());
			collect(item.getItems(), texts);
		}
	}

	@Test
	void theQuickOutlineNarrowsAndGoesThere() throws Exception {
		Shell popup = quickOutline();
		Text filter = find(popup, Text.class);
		filter.setText("byt");
		Tree tree = tree(popup);
		Workbench.waitFor("what matches", () -> items(tree).equals(List.of("Nat", "bytes : counter<ipv4>")), () -> items(tree));
		Workbench.screenshot("author-quick-outline");
		Workbench.press(filter, '\r');
		Workbench.waitFor("the state to be selected", () -> "bytes".equals(text.getSelectionText()), text::getSelectionText);
	}

	private static Shell quickOutline() throws Exception {
		List<Shell> before = List.of(Workbench.display().getShells());
		run("org.cora.dsl.ui.quickOutline");
		Workbench.waitFor("the quick outline", () -> newShell(before) != null);
		return newShell(before);
	}

	@Test
	void oneGoesFromANameToItsDeclarationAlsoIntoTheLibrary() throws Exception {
		editor.selectAndReveal(offset("free.take"), 0);
		run("org.eclipse.ui.edit.text.open.hyperlink");
		Workbench.waitFor("the declaration", () -> text.getSelectionText().equals("free") && text.getSelection().x == offset("free : pool"));
		editor.selectAndReveal(offset("ipv4.dst"), 0);
		run("org.eclipse.ui.edit.text.open.hyperlink");
		Workbench.waitFor("the library", () -> active().getEditorInput().getName().equals("net.cora"));
		ITextEditor library = (ITextEditor) active();
		assertFalse(library.isEditable());
		StyledText shown = (StyledText) library.getAdapter(Control.class);
		Workbench.waitFor("colours", () -> {
			int at = shown.getText().indexOf("package");
			return at >= 0 && shown.getStyleRangeAtOffset(at) != null && CoraColors.KEYWORD.color().equals(shown.getStyleRangeAtOffset(at).foreground);
		});
		Workbench.screenshot("author-library");
	}

	@Test
	void oneGoesFromAnImportToTheFile() throws Exception {
		editor.selectAndReveal(offset("AgilioCX40"), 0);
		run("org.eclipse.ui.edit.text.open.hyperlink");
		Workbench.waitFor("the library", () -> active().getEditorInput().getName().equals("AgilioCX40.cora"));
	}

	@Test
	void usesAreListedInTheSearchView() throws Exception {
		editor.selectAndReveal(offset("free.take"), 0);
		run("org.eclipse.ui.genericeditor.findReferences");
		Workbench.waitFor("the result", () -> Arrays.stream(NewSearchUI.getQueries()).anyMatch(q -> q.getLabel().equals("Uses of 'free'")
			&& q.getSearchResult().getLabel().equals("'free' – 4 places")));
		Workbench.settle();
		Workbench.screenshot("author-references");
	}

	@Test
	void theFileIsLaidOutAndThatIsUndoneAtOnce() throws Exception {
		String before = document.get();
		document.set(before.replace("\n  port lan, wan", "\n port   lan,wan").replace("\n    forward", "\n        forward"));
		String crooked = document.get();
		run("org.cora.dsl.ui.format");
		Workbench.waitFor("the layout", () -> document.get().equals(before));
		run("org.eclipse.ui.edit.undo");
		Workbench.waitFor("the text as it was", () -> document.get().equals(crooked));
	}

	@Test
	void linesBecomeCommentsAndCodeAgain() throws Exception {
		String before = document.get();
		int at = offset("    b.packets += 1");
		editor.selectAndReveal(at, document.get().indexOf("p.source = b.outside") - at);
		run("org.cora.dsl.ui.toggleComment");
		assertTrue(document.get().contains("        // b.packets += 1\n        // p.source = b.outside\n"), document.get());
		editor.selectAndReveal(offset("// b.packets"), "// b.packets += 1\n        // p".length());
		run("org.cora.dsl.ui.toggleComment");
		assertEquals(before, document.get());
	}

	@Test
	void aNameIsRenamedInAllFilesAndThatIsUndoneAtOnce() throws Exception {
		IFile other = Workbench.file(project, "other.cora", "import \"nat.cora\"\ntraffic Night { Campus { rate 1 Mpps } }\n");
		Workbench.waitFor("the other file", () -> CoraUi.get().languageService().diagnostics(other.getLocationURI().toString()).isEmpty());
		String before = document.get();
		NameChange change = new NameChange(new TextDocumentIdentifier(file.getLocation().toPath().toUri().toString()),
			Documents.position(document, offset("Campus {")), "Campus");
		change.rename("Day");
		assertTrue(check(change).hasFatalError(), "a name that is taken is refused");
		change.rename("Campus2");
		assertFalse(check(change).hasFatalError());
		PerformChangeOperation operation = new PerformChangeOperation(new CreateChangeOperation(change));
		operation.setUndoManager(RefactoringCore.getUndoManager(), "Rename");
		ResourcesPlugin.getWorkspace().run(operation, null);
		assertEquals(before.replace("Campus", "Campus2"), document.get());
		assertTrue(other.readString().contains("{ Campus2 { rate"), other.readString());
		confirm(List.of(Workbench.display().getShells()));
		RefactoringCore.getUndoManager().performUndo(null, null);
		assertEquals(before, document.get());
		assertTrue(other.readString().contains("{ Campus { rate"), other.readString());
	}

	/** Says yes to the platform's question whether other files may change too, when it comes. */
	private static void confirm(List<Shell> before) {
		Shell question = newShell(before);
		if (question != null && question.getDefaultButton() != null) {
			question.getDefaultButton().notifyListeners(SWT.Selection, new Event());
		} else {
			Workbench.display().timerExec(100, () -> confirm(before));
		}
	}

	/** As the platform does: not in the UI thread. */
	private static RefactoringStatus check(NameChange change) throws Exception {
		CompletableFuture<RefactoringStatus> status = CompletableFuture.supplyAsync(() -> change.checkFinalConditions(null));
		Workbench.waitFor("an answer", status::isDone);
		return status.get();
	}

	@Test
	void inTheDarkTheAuthorSeesTheSame() throws Exception {
		try (DarkTheme dark = new DarkTheme()) {
			waitForColour("bytes : counter", CoraColors.STATE);
			Workbench.page().showView(IPageLayout.ID_OUTLINE);
			editor.setFocus();
			editor.selectAndReveal(offset("free.take"), 0);
			Workbench.waitFor("the uses of the pool", () -> occurrences() == 4, this::occurrences);
			run("org.eclipse.ui.genericeditor.findReferences");
			Workbench.settle();
			Workbench.screenshot("author-dark");
			editor.selectAndReveal(0, 0);
			fold("nf Nat");
			Workbench.screenshot("author-dark-folded");
			Shell popup = quickOutline();
			Workbench.waitFor("what is in the file", () -> items(tree(popup)).contains("bytes : counter<ipv4>"), () -> items(tree(popup)));
			Workbench.screenshot("author-dark-quick-outline");
			popup.close();
		}
	}

	@Test
	void problemsHaveQuickFixes() throws Exception {
		document.replace(offset("bytes[p.ipv4.dst]"), "bytes".length(), "byte");
		Workbench.waitFor("the problem", () -> marker("unknown-name") != null);
		Workbench.waitFor("its fixes", () -> fixes(marker("unknown-name")).stream().anyMatch(fix -> fix.getLabel().equals("Change to 'bytes'")));
		fixes(marker("unknown-name")).stream().filter(fix -> fix.getLabel().equals("Change to 'bytes'")).findFirst().orElseThrow()
			.run(marker("unknown-name"));
		assertTrue(document.get().contains("bytes[p.ipv4.dst].add"));
		assertTrue(editor.isDirty(), "an open file isn't saved");
		Workbench.waitFor("the problem to go", () -> marker("unknown-name") == null);
	}

	private static List<IMarkerResolution> fixes(IMarker marker) {
		return Arrays.asList(IDE.getMarkerHelpRegistry().getResolutions(marker));
	}

	private IMarker marker(String code) throws CoreException {
		return Arrays.stream(file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO))
			.filter(marker -> marker.getAttribute(ProblemMarkers.CODE, "").equals(code)).findFirst().orElse(null);
	}

	private int offset(String search) {
		int offset = document.get().indexOf(search);
		assertTrue(offset >= 0, () -> "'" + search + "' in the example");
		return offset;
	}

	private static IEditorPart active() {
		return Workbench.page().getActiveEditor();
	}

	private static void run(String command) throws Exception {
		Workbench.window().getService(IHandlerService.class).executeCommand(command, null);
	}

	private void waitForColour(String word, CoraColors colour) {
		int offset = offset(word);
		text.setTopIndex(Math.max(0, text.getLineAtOffset(offset) - 5));
		Workbench.waitFor("'" + word + "' in the colour " + colour, () -> colour.color().equals(colourAt(offset)), () -> colourAt(offset));
		text.setTopIndex(0);
	}

	private Color colourAt(int offset) {
		return text.getStyleRangeAtOffset(offset) == null ? null : text.getStyleRangeAtOffset(offset).foreground;
	}

	private static Shell newShell(List<Shell> before) {
		return Arrays.stream(Workbench.display().getShells()).filter(shell -> !before.contains(shell) && shell.isVisible()).findFirst().orElse(null);
	}

	private static Tree tree(Composite parent) {
		return find(parent, Tree.class);
	}

	private static <T extends Control> T find(Composite parent, Class<T> type) {
		for (Control child : parent.getChildren()) {
			T found = type.isInstance(child) ? type.cast(child) : child instanceof Composite inner ? find(inner, type) : null;
			if (found != null) {
				return found;
			}
		}
		return null;
	}
}
