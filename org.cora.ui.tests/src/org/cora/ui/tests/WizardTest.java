// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.ProblemMarkers;
import org.cora.dsl.ui.wizards.Example;
import org.cora.dsl.ui.wizards.ShippedExamples;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspaceRoot;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.navigator.CommonNavigator;
import org.eclipse.ui.part.ISetSelectionTarget;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** File → New: each wizard in its real dialog. */
class WizardTest {

	static final String NEW_PROJECT = "org.cora.dsl.ui.newProject";
	private static final String NEW_EXAMPLE = "org.cora.dsl.ui.newExample";
	private static final String NEW_FUNCTION = "org.cora.dsl.ui.newFunction";

	private final ErrorLog log = new ErrorLog();

	@BeforeEach
	void prepare() throws Exception {
		Workbench.prepare();
	}

	@AfterEach
	void closeAll() throws Exception {
		Workbench.page().closeAllEditors(false);
		for (IProject project : root().getProjects()) {
			project.delete(true, true, null);
		}
		Workbench.settle();
		log.close();
		assertEquals(List.of(), log.entries(), "the error log");
	}

	@Test
	void aProjectWithTheNatIsThreeKeysAway() throws Exception {
		new DialogRobot("New Cora Project").expect("Finish", true).screenshot("wizard-project").key(SWT.CR, SWT.CR).openNewWizard(NEW_PROJECT);
		IProject project = root().getProject("nat");
		assertEquals(List.of("README.md", "campus.pcap", "nat.cora", "storms.cora"), content(project));
		ITextEditor editor = (ITextEditor) Workbench.page().getActiveEditor();
		assertEquals("nat.cora", editor.getEditorInput().getName());
		assertTrue(fromCursor(editor).startsWith("NatOnAgilio {"), () -> fromCursor(editor));
		assertEquals(Workbench.source("examples/nat/nat.cora"), text(editor));
		assertNoProblems(project.getFile("nat.cora"));
		Workbench.screenshot("wizard-project-done");
	}

	@Test
	void theNameFollowsTheExampleAndTheChainBringsWhatItImports() throws Exception {
		new DialogRobot("New Cora Project").select(ShippedExamples.named("edge").title()).screenshot("wizard-project-chain").press("Finish")
			.openNewWizard(NEW_PROJECT);
		IProject project = root().getProject("edge");
		for (String file : List.of("edge/edge.cora", "nat/nat.cora", "heavy-hitters/heavy-hitters.cora")) {
			assertTrue(project.getFile(file).exists(), file);
		}
		ITextEditor editor = (ITextEditor) Workbench.page().getActiveEditor();
		assertTrue(fromCursor(editor).startsWith("EdgeOnAgilio {"), () -> fromCursor(editor));
		assertNoProblems(project.getFile("edge/edge.cora"));
	}

	@Test
	void aNameThatIsTakenOrImpossibleIsRefusedAndCancelLeavesNothing() throws Exception {
		Workbench.project("taken");
		new DialogRobot("New Cora Project").name("taken").expect("Finish", false).expectMessage("already exists")
			.screenshot("wizard-project-taken").name("a/b").expect("Finish", false).name("").expect("Finish", false)
			.name("fine").expect("Finish", true).key(SWT.ESC, SWT.ESC).openNewWizard(NEW_PROJECT);
		assertEquals(List.of("taken"), Arrays.stream(root().getProjects()).map(IProject::getName).toList());
		assertFalse(Files.exists(root().getLocation().toPath().resolve("fine")));
	}

	@Test
	void aSecondProjectOfAnExampleGetsAFreeName() throws Exception {
		Workbench.project("nat");
		new DialogRobot("New Cora Project").press("Finish").openNewWizard(NEW_PROJECT);
		assertTrue(root().getProject("nat-2").getFile("nat.cora").exists());
	}

	@Test
	void whatLiesInTheFolderAlreadyIsNotOverwritten() throws Exception {
		Path folder = Files.createDirectories(root().getLocation().toPath().resolve("old"));
		Files.writeString(folder.resolve("nat.cora"), "// mine");
		new DialogRobot("New Cora Project").name("old").press("Finish").openNewWizard(NEW_PROJECT);
		assertEquals("// mine", Files.readString(folder.resolve("nat.cora")));
		assertTrue(root().getProject("old").getFile("README.md").exists());
	}

	@Test
	void anEmptyProjectIsEmpty() throws Exception {
		new DialogRobot("New Cora Project").name("mine").select("Nothing (an empty project)").press("Finish").openNewWizard(NEW_PROJECT);
		assertEquals(List.of(), content(root().getProject("mine")));
	}

	@Test
	void theBundleShipsTheExamplesOfTheRepository() throws IOException {
		try (Stream<Path> folders = Files.list(Path.of(System.getProperty("cora.root"), "examples"))) {
			List<String> ids = folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).sorted().toList();
			assertEquals(ids, ShippedExamples.all().stream().map(Example::id).sorted().toList());
		}
		assertEquals("nat", ShippedExamples.all().get(0).id());
		ShippedExamples.all().forEach(example -> assertFalse(example.summary().isBlank(), example.id()));
	}

	@Test
	void anExampleIsAProjectToo() throws Exception {
		new DialogRobot("New Cora Example").select(ShippedExamples.named("heavy-hitters").title()).screenshot("wizard-example").press("Finish")
			.openNewWizard(NEW_EXAMPLE);
		assertNoProblems(root().getProject("heavy-hitters").getFile("heavy-hitters.cora"));
	}

	@Test
	void aNewFunctionIsCalledLikeItsFileAndRunsAsItIs() throws Exception {
		IProject project = Workbench.project("mine");
		select(project);
		new DialogRobot("New Cora Network Function").expect("Finish", true).name("port-scan").screenshot("wizard-function").key(SWT.CR, SWT.CR)
			.openNewWizard(NEW_FUNCTION);
		ITextEditor editor = (ITextEditor) Workbench.page().getActiveEditor();
		assertEquals("port-scan.cora", editor.getEditorInput().getName());
		assertTrue(text(editor).contains("nf PortScan {"));
		assertTrue(text(editor).contains("offload PortScanOnAgilio {"));
		assertTrue(fromCursor(editor).startsWith("bytes[p.ipv4.dst]"), () -> fromCursor(editor));
		assertNoProblems(project.getFile("port-scan.cora"));
	}

	@Test
	void aFunctionsFileThatExistsIsRefusedAndCancelLeavesNothing() throws Exception {
		IProject project = Workbench.project("mine");
		Workbench.file(project, "function.cora", "");
		select(project);
		new DialogRobot("New Cora Network Function").expect("Finish", true).name("function").expect("Finish", false)
			.expectMessage("already exists").name("another").expect("Finish", true).press("Cancel").openNewWizard(NEW_FUNCTION);
		assertEquals(List.of("function.cora"), content(project));
	}

	private static IWorkspaceRoot root() {
		return ResourcesPlugin.getWorkspace().getRoot();
	}

	/** Names of what lies in a project, the platform's own files left out. */
	private static List<String> content(IProject project) throws CoreException {
		return Arrays.stream(project.members()).map(IResource::getName).filter(name -> !name.startsWith(".")).sorted().toList();
	}

	private static void select(IProject project) throws Exception {
		CommonNavigator explorer = (CommonNavigator) Workbench.page().showView(IPageLayout.ID_PROJECT_EXPLORER);
		((ISetSelectionTarget) explorer).selectReveal(new StructuredSelection(project));
		Workbench.waitFor("the project selected", () -> explorer.getCommonViewer().getStructuredSelection().getFirstElement() == project);
	}

	private static String text(ITextEditor editor) {
		return editor.getDocumentProvider().getDocument(editor.getEditorInput()).get();
	}

	private static String fromCursor(ITextEditor editor) {
		return text(editor).substring(((ITextSelection) editor.getSelectionProvider().getSelection()).getOffset());
	}

	/** The language service has looked at a file and found nothing wrong. */
	static void assertNoProblems(IFile file) throws Exception {
		Workbench.waitFor("the language service", () -> CoraUi.get().languageService().keywords().isDone());
		Workbench.settle();
		Workbench.waitFor("no problems", () -> problems(file).isEmpty(), () -> problems(file));
	}

	private static List<String> problems(IFile file) {
		try {
			return Arrays.stream(file.findMarkers(ProblemMarkers.TYPE, true, IResource.DEPTH_ZERO))
				.map(marker -> marker.getAttribute(IMarker.MESSAGE, "")).toList();
		} catch (CoreException e) {
			throw new IllegalStateException(e);
		}
	}
}
