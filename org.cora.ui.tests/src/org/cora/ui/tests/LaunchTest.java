// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cora.dsl.ui.launch.SimulationProcess;
import org.cora.dsl.ui.launch.SimulationSettings;
import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourceAttributes;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.console.IOConsole;
import org.eclipse.ui.console.IOConsoleOutputStream;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run As → Cora Offload Simulation: from editor and configuration to console and report, and all that can go otherwise. */
class LaunchTest {

	static final String SMALL = """
			import cora.nics.AgilioCX40
			import cora.nics.BlueField2
			import cora.nics.XeonHost
			import "nat.cora"
			traffic Small { flows 1000 zipf 0.9 packets imix rate 1 Mpps arrivals 10 k/s }
			traffic Calm { Small { rate 100 kpps } }
			offload One { run Nat on AgilioCX40 with XeonHost { cores 4 } under Small }
			offload Two { run Nat on BlueField2 with XeonHost { cores 4 } under Small }
			""";

	private static final String LONG = "60 s";

	private final ErrorLog log = new ErrorLog();
	private IProject project;
	private IFile file;

	@TempDir
	Path folder;

	@BeforeEach
	void makeProject() throws Exception {
		Workbench.prepare();
		Launches.clear();
		project = Workbench.project("campus");
		Workbench.file(project, "nat.cora", Workbench.source("examples/nat/nat.cora"));
		file = Workbench.file(project, "small.cora", SMALL);
	}

	@AfterEach
	void clear() throws Exception {
		Launches.clear();
		Workbench.settle();
		Workbench.page().closeAllEditors(false);
		Workbench.page().hideView(Workbench.page().findView("org.eclipse.ui.console.ConsoleView"));
		project.delete(true, true, null);
		Workbench.settle();
		log.close();
		assertEquals(List.of(), log.entries(), "the error log");
	}

	@Test
	void runsTheOffloadUnderTheCursorAndOpensItsReport() throws Exception {
		ITextEditor editor = Workbench.open(file);
		cursor(editor, "run Nat on BlueField2");
		Launches.runAs();
		IProcess process = Launches.waitForProcess();
		Launches.waitForText(process, "Mpps offered");
		Workbench.screenshot("run-going");
		Launches.waitForEnd(process);
		assertEquals(0, process.getExitValue(), () -> Launches.text(process));
		IFile report = project.getFile("Two.report.html");
		Launches.waitForText(process, "Report: " + report.getLocation());
		assertTrue(Launches.text(process).contains("host cores"), () -> Launches.text(process));
		assertFalse(Launches.text(process).contains("control "), "the channel's token is nobody's business");
		Workbench.waitFor("the report in the workspace", () -> report.exists() && report.isDerived());
		Launches.waitForReport("Two");
		Workbench.screenshot("run-report");

		assertEquals(List.of("Two"), Launches.configurations().stream().map(ILaunchConfiguration::getName).toList());
		ILaunchConfiguration last = DebugUITools.getLastLaunch(IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
		assertEquals(Launches.configurations().get(0), last, "it is in the history, so that Ctrl+F11 runs it again");
		Workbench.page().activate(editor);
		Launches.manager().removeLaunches(Launches.manager().getLaunches());
		Launches.runAs();
		Launches.waitForEnd(Launches.waitForProcess());
		assertEquals(1, Launches.configurations().size(), "the configuration is used again");
	}

	@Test
	void asksWhichOfSeveralOffloads() throws Exception {
		ITextEditor editor = Workbench.open(file);
		editor.selectAndReveal(0, 0);
		Launches.runAs();
		Shell question = Launches.waitForDialog("Run Offload");
		Workbench.screenshot("run-which");
		Launches.press(question, "OK");
		Launches.waitForEnd(Launches.waitForProcess());
		assertEquals(List.of("One"), Launches.configurations().stream().map(ILaunchConfiguration::getName).toList());
	}

	@Test
	void terminatingARunPrintsWhatItFoundAndLeavesNoProcess() throws Exception {
		IProcess process = launch(Launches.settings(file, "One", LONG));
		Launches.waitForText(process, "simulating One");
		ProcessHandle system = system(process);
		long begun = System.nanoTime();
		waitUntilItRuns(process);
		process.terminate();
		Launches.waitForEnd(process);
		assertTrue(System.nanoTime() - begun < 20e9, "it ends in time");
		Launches.waitForText(process, "stopped");
		Launches.waitForText(process, "Report: ");
		assertTrue(Files.readString(project.getFile("One.report.html").getLocation().toPath()).contains("</html>"), "the report is whole");
		assertFalse(system.isAlive(), "no process is left");
		assertFalse(editors().contains("One.report.html"), "the report of a run that somebody ended doesn't come up by itself");
		Workbench.screenshot("run-stopped");
	}

	@Test
	void terminatingBeforeItRunsEndsItAtOnce() throws Exception {
		IProcess process = launch(Launches.settings(file, "One", LONG));
		ProcessHandle system = system(process);
		process.terminate();
		Launches.waitForEnd(process);
		assertFalse(system.isAlive());
		assertFalse(project.getFile("One.report.html").exists());
	}

	@Test
	void noRunOutlivesTheWorkbench() throws Exception {
		IProcess process = launch(Launches.settings(file, "One", LONG));
		Launches.waitForText(process, "simulating One");
		ProcessHandle system = system(process);
		SimulationProcess.endAll();
		assertFalse(system.isAlive());
		Launches.waitForEnd(process);
	}

	@Test
	void twoAtOnceDoNotDisturbEachOther() throws Exception {
		ILaunchConfiguration configuration = Launches.configuration("One", Launches.settings(file, "One", "100 ms"));
		IProcess first = Launches.process(configuration.launch(ILaunchManager.RUN_MODE, null));
		IProcess second = Launches.process(configuration.launch(ILaunchManager.RUN_MODE, null));
		Launches.waitForEnd(first);
		Launches.waitForEnd(second);
		assertEquals(List.of(0, 0), List.of(first.getExitValue(), second.getExitValue()));
		for (String report : List.of("One.report.html", "One-2.report.html")) {
			Workbench.waitFor(report, () -> project.getFile(report).exists());
			assertTrue(project.getFile(report).readString().contains("</html>"), "the report is whole");
		}
	}

	@Test
	void everyStrategySideBySide() throws Exception {
		SimulationSettings one = Launches.settings(file, "One", "5 ms");
		IProcess process = launch(new SimulationSettings(one.file(), "One", SimulationSettings.ALL, "Calm", "5 ms", "7", "1 ms", "", true,
			true, true, true));
		Launches.waitForEnd(process);
		assertEquals(0, process.getExitValue(), () -> Launches.text(process));
		Launches.waitForText(process, "sound");
		assertTrue(Launches.text(process).contains("planned for Small, run under Calm"), () -> Launches.text(process));
	}

	@Test
	void traceAndOrderAreWritten() throws Exception {
		SimulationSettings one = Launches.settings(file, "One", "5 ms");
		project.getFolder("out").create(true, true, null);
		IProcess process = launch(new SimulationSettings(one.file(), "One", "host", "", "5 ms", "1", "off",
			project.getFolder("out").getFullPath().toString(), true, false, true, true));
		Launches.waitForEnd(process);
		for (String name : List.of("One-host.report.html", "One-host.trace.json", "One-host.order", "One-host.order.pcap")) {
			assertTrue(Files.size(project.getFolder("out").getLocation().toPath().resolve(name)) > 0, name);
		}
		Workbench.waitFor("the trace in the workspace", () -> project.getFile("out/One-host.trace.json").isDerived());
		Launches.waitForText(process, "Trace: ");
	}

	@Test
	void anInfeasibleOffloadSaysWhy() throws Exception {
		file.setContents(new java.io.ByteArrayInputStream(SMALL.replace("under Small }\noffload Two",
			"under Small subject to p99 <= 1 ns }\noffload Two").getBytes()), true, false, null);
		IProcess process = launch(Launches.settings(file, "One", "5 ms"));
		Launches.waitForEnd(process);
		assertEquals(3, process.getExitValue());
		Launches.waitForText(process, "no feasible plan: ");
		assertFalse(project.getFile("One.report.html").exists());
		Workbench.screenshot("run-infeasible");
	}

	@Test
	void aFileWithErrorsIsRefusedAndTheDialogLeadsToTheFirst() throws Exception {
		ITextEditor editor = Workbench.open(file);
		document(editor).replace(SMALL.indexOf("offload Two"), 0, "nonsense\n");
		Launches.runAs();
		Shell dialog = Launches.waitForDialog("Run Offload");
		assertTrue(Launches.said(dialog).contains("small.cora has an error, so it can't be run."), () -> Launches.said(dialog));
		assertTrue(Launches.said(dialog).contains("Line 8: "), () -> Launches.said(dialog));
		Workbench.screenshot("run-errors");
		Launches.press(dialog, "Go to First Error");
		Workbench.waitFor("the error selected", () -> ((ITextSelection) editor.getSelectionProvider().getSelection()).getStartLine() == 7);
		assertEquals(0, Launches.manager().getProcesses().length);
	}

	@Test
	void whatIsWrongIsSaid() throws Exception {
		assertEquals("There is no offload Three in small.cora; there are One, Two.", refusal(Launches.settings(file, "Three", "5 ms")));
		assertEquals("There is no file /nowhere/x.cora.", refusal(Launches.settings("/nowhere/x.cora", "One", "5 ms")));
		assertEquals("Choose the Cora source file of the offload.", refusal(Launches.settings("", "One", "5 ms")));
		assertTrue(refusal(Launches.settings(file, "One", "soon")).startsWith("The duration has to be a time"));
		IFile none = Workbench.file(project, "none.cora", "traffic T { flows 1 zipf 0.9 packets imix rate 1 Mpps arrivals 1 k/s }\n");
		assertEquals("none.cora declares no offload, so there is nothing to run.", refusal(Launches.settings(none, "One", "5 ms")));
		IFile deleted = Workbench.file(project, "deleted.cora", SMALL);
		ILaunchConfiguration configuration = Launches.configuration("Gone", Launches.settings(deleted, "One", "5 ms"));
		deleted.delete(true, null);
		StringBuilder said = new StringBuilder();
		Launches.answer("Run Offload", dialog -> {
			said.append(Launches.said(dialog));
			Launches.press(dialog, "Close");
			Launches.dialog("Run Configurations").close();
		});
		DebugUITools.launch(configuration, ILaunchManager.RUN_MODE);
		Workbench.waitFor("the dialog", () -> said.toString().contains("There is no file " + deleted.getFullPath() + "."), () -> said);
	}

	@Test
	void aFileInNoProjectRunsAndItsReportIsTemporary() throws Exception {
		Files.writeString(folder.resolve("nat.cora"), Workbench.source("examples/nat/nat.cora"));
		Path loose = Files.writeString(folder.resolve("loose.cora"), SMALL);
		ITextEditor editor = (ITextEditor) IDE.openEditorOnFileStore(Workbench.page(), EFS.getStore(loose.toUri()));
		cursor(editor, "run Nat on AgilioCX40");
		Launches.runAs();
		IProcess process = Launches.waitForProcess();
		Launches.waitForEnd(process);
		Launches.waitForText(process, "loose.cora is in no project, so files go to ");
		Launches.waitForText(process, "Report: ");
		Matcher report = Pattern.compile("Report: +(.+)").matcher(Launches.text(process));
		assertTrue(report.find() && Files.size(Path.of(report.group(1).strip())) > 0, () -> Launches.text(process));
		Workbench.waitFor("the report in the browser", () -> editors().contains("One.report.html"), this::editors);
		assertFalse(Files.exists(folder.resolve("One.report.html")), "nothing is left beside the file");
	}

	@Test
	void aReadOnlyProjectIsLeftAlone() throws Exception {
		readOnly(true);
		try {
			IProcess process = launch(Launches.settings(file, "One", "5 ms"));
			Launches.waitForEnd(process);
			Launches.waitForText(process, "is read-only, so files go to ");
			Launches.waitForText(process, "Report: ");
			assertFalse(Files.exists(project.getLocation().toPath().resolve("One.report.html")));
		} finally {
			readOnly(false);
		}
	}

	@Test
	void anUnsavedEditorIsAskedFor() throws Exception {
		ITextEditor editor = Workbench.open(file);
		document(editor).replace(0, 0, "// more\n");
		cursor(editor, "run Nat on AgilioCX40");
		boolean[] asked = {false};
		Launches.answer("Save and Launch", dialog -> {
			asked[0] = true;
			Launches.press(dialog, "OK");
		});
		Launches.runAs();
		Launches.waitForEnd(Launches.waitForProcess());
		assertTrue(asked[0]);
		assertFalse(editor.isDirty(), "it was saved");
	}

	@Test
	void placesInTheConsoleLeadToTheSource() throws Exception {
		IProcess process = launch(Launches.settings(file, "One", "50 ms"));
		Launches.waitForText(process, "profiling");
		IOConsole console = (IOConsole) Launches.console(process);
		try (IOConsoleOutputStream out = console.newOutputStream()) {
			out.write(file.getLocation() + ":7:9: error: for this test [test]\n");
		}
		Workbench.waitFor("the place as a link", () -> link(console, "SourceLink") != null, () -> Arrays.toString(console.getHyperlinks()));
		Launches.waitForEnd(process);
		Workbench.waitFor("the report as a link", () -> link(console, "FileLink") != null, () -> Arrays.toString(console.getHyperlinks()));
		IHyperlink link = link(console, "SourceLink");
		link.linkActivated();
		ITextEditor editor = (ITextEditor) Workbench.page().getActiveEditor();
		ITextSelection selection = (ITextSelection) editor.getSelectionProvider().getSelection();
		assertEquals(SMALL.indexOf("offload One") + 8, selection.getOffset());
	}

	private static IHyperlink link(IOConsole console, String kind) {
		return Arrays.stream(console.getHyperlinks()).filter(link -> link.getClass().getSimpleName().equals(kind)).findFirst().orElse(null);
	}

	@Test
	void aConfigurationIsOfferedForItsFileAndItsOffload() throws Exception {
		ILaunchConfiguration one = Launches.configuration("Eins", Launches.settings(file, "One", "5 ms"));
		ILaunchConfiguration two = Launches.configuration("Zwei", Launches.settings(file, "Two", "5 ms"));
		ITextEditor editor = Workbench.open(file);
		org.cora.dsl.ui.launch.SimulationShortcut shortcut = new org.cora.dsl.ui.launch.SimulationShortcut();
		cursor(editor, "run Nat on BlueField2");
		assertEquals(List.of(two), List.of(shortcut.getLaunchConfigurations(editor)));
		editor.selectAndReveal(0, 0);
		assertEquals(List.of(one, two), List.of(shortcut.getLaunchConfigurations(editor)));
		assertEquals(file, shortcut.getLaunchableResource(editor));
		assertNull(one.getMappedResources() == null ? "none" : null);
	}

	@Test
	void theDialogShowsItsTabsAndSaysWhatIsWrong() throws Exception {
		ILaunchConfiguration configuration = Launches.configuration("One", Launches.settings(file, "One", "200 ms"));
		boolean[] seen = {false};
		Launches.answer("Run Configurations", dialog -> {
			LaunchDialog tabs = new LaunchDialog(dialog);
			Workbench.waitFor("the offloads of the file", () -> tabs.items("One").equals(List.of("One", "Two")));
			screenshots(tabs, "light");
			tabs.open("Traffic");
			tabs.type("200 ms", "soon");
			Workbench.waitFor("the message", () -> Launches.said(dialog).contains("The duration has to be a time"), () -> Launches.said(dialog));
			Workbench.screenshot("run-wrong");
			tabs.type("soon", "100 ms");
			tabs.open("NF and offload");
			tabs.type(file.getFullPath().toString(), "/nowhere.cora");
			Workbench.waitFor("the message", () -> Launches.said(dialog).contains("There is no file /nowhere.cora."), () -> Launches.said(dialog));
			tabs.type("/nowhere.cora", project.getFile("nat.cora").getFullPath().toString());
			Workbench.waitFor("that file's offloads", () -> tabs.items("NatOnAgilio").equals(List.of("NatOnAgilio", "NatOnBlueField")));
			seen[0] = true;
			Launches.press(dialog, "Apply");
		});
		openDialog(configuration);
		assertTrue(seen[0]);
		SimulationSettings changed = SimulationSettings.of(configuration);
		assertEquals("NatOnAgilio", changed.offload());
		assertEquals("100 ms", changed.duration());
	}

	@Test
	void theDialogInTheDarkTheme() throws Exception {
		ILaunchConfiguration configuration = Launches.configuration("One", Launches.settings(file, "One", "200 ms"));
		List<String> unreadable = new ArrayList<>();
		PlanSession.inDark(() -> {
			Launches.answer("Run Configurations", dialog -> {
				screenshots(new LaunchDialog(dialog), "dark");
				unreadable.addAll(Controls.unreadable(dialog));
			});
			openDialog(configuration);
		});
		assertEquals(List.of(), unreadable);
	}

	private static void openDialog(ILaunchConfiguration configuration) {
		DebugUITools.openLaunchConfigurationDialogOnGroup(Workbench.window().getShell(), new StructuredSelection(configuration),
			IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
	}

	private static void screenshots(LaunchDialog tabs, String theme) {
		for (String tab : List.of("NF and offload", "Traffic", "Runtime", "Trace")) {
			tabs.open(tab);
			Workbench.screenshot("run-" + tab.split(" ")[0].toLowerCase() + "-" + theme);
		}
	}

	private static IProcess launch(SimulationSettings settings) throws Exception {
		return Launches.process(Launches.configuration("Test", settings).launch(ILaunchManager.RUN_MODE, null));
	}

	/** The sentence with which a launch is refused. */
	private static String refusal(SimulationSettings settings) throws Exception {
		ILaunchConfiguration configuration = Launches.configuration("Wrong", settings);
		try {
			configuration.launch(ILaunchManager.RUN_MODE, null);
			return "";
		} catch (org.eclipse.core.runtime.CoreException e) {
			return e.getStatus().getMessage();
		} finally {
			configuration.delete();
		}
	}

	/** Waits until the run itself goes on: a bit of time passes in it. A long one takes long until it shows its first tenth. */
	private static void waitUntilItRuns(IProcess process) {
		ProcessHandle system = system(process);
		long before = cpu(system);
		Workbench.waitFor("the run to go on", () -> cpu(system) - before > 300);
	}

	private static long cpu(ProcessHandle process) {
		return process.info().totalCpuDuration().map(it -> it.toMillis()).orElse(0L);
	}

	private static ProcessHandle system(IProcess process) {
		return ProcessHandle.of(Long.parseLong(process.getAttribute(IProcess.ATTR_PROCESS_ID))).orElseThrow();
	}

	private List<String> editors() {
		return Arrays.stream(Workbench.page().getEditorReferences()).map(IEditorReference::getTitle).toList();
	}

	private void readOnly(boolean value) throws Exception {
		ResourceAttributes attributes = project.getResourceAttributes();
		attributes.setReadOnly(value);
		project.setResourceAttributes(attributes);
	}

	private static void cursor(ITextEditor editor, String text) {
		editor.selectAndReveal(document(editor).get().indexOf(text), 0);
	}

	private static IDocument document(ITextEditor editor) {
		return editor.getDocumentProvider().getDocument(editor.getEditorInput());
	}
}
