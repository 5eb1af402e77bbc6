// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.compiler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.Host;
import org.cora.dsl.cora.Nic;
import org.cora.dsl.cora.Offload;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.cora.Traffic;
import org.cora.dsl.lowering.Lowering;
import org.cora.dsl.lowering.OffloadReader;
import org.cora.dsl.lowering.Reporter;
import org.cora.dsl.lowering.Sources;
import org.cora.dsl.lowering.TrafficReader;
import org.cora.dsl.model.ModelReader;
import org.cora.dsl.resource.ImportedFiles;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.validation.FileValidator;
import org.cora.dsl.validation.NicAdvice;
import org.cora.ir.diagnostic.Diagnostic;
import org.cora.ir.diagnostic.Severity;
import org.cora.ir.program.Program;
import org.cora.ir.source.SourceRange;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.TrafficSpec;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.NicModel;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.Issue;

/** The compilation of one loaded file. */
final class FileCompilation {

	private final XtextResource resource;
	private final List<SourceFile> files = new ArrayList<>();

	FileCompilation(XtextResource resource) {
		this.resource = resource;
		resource.getContents().stream().filter(SourceFile.class::isInstance).map(SourceFile.class::cast)
				.forEach(files::add);
	}

	Compilation compile() {
		files.addAll(ImportedFiles.of(resource));
		List<Diagnostic> diagnostics = new ArrayList<>();
		for (SourceFile file : files) {
			if (!StandardLibrary.contains(file.eResource().getURI())) {
				diagnostics.addAll(validate((XtextResource) file.eResource()));
			}
		}
		if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
			return Compilation.failed(diagnostics);
		}
		if (!files.isEmpty() && !FileValidator.standsAlone(resource)) {
			diagnostics.addAll(NicAdvice.of(files.get(0)));
		}
		Program program = Lowering.program(files);
		return new Compilation(diagnostics, program, traffic(), offloads(), nics(), hosts());
	}

	private List<Diagnostic> validate(XtextResource file) {
		return file.getResourceServiceProvider().getResourceValidator().validate(file, CheckMode.ALL, CancelIndicator.NullImpl)
				.stream().sorted(Comparator.comparing((Issue issue) -> issue.getOffset() == null ? 0 : issue.getOffset()))
				.map(issue -> diagnostic(issue, file)).toList();
	}

	private Diagnostic diagnostic(Issue issue, Resource file) {
		Severity severity = switch (issue.getSeverity()) {
			case ERROR -> Severity.ERROR;
			case WARNING -> Severity.WARNING;
			default -> Severity.INFO;
		};
		SourceRange where = new SourceRange(Sources.file(file), orZero(issue.getOffset()), orZero(issue.getLength()),
				Math.max(1, orZero(issue.getLineNumber())), Math.max(1, orZero(issue.getColumn())));
		return new Diagnostic(severity, issue.getCode(), issue.getMessage(), where);
	}

	private static int orZero(Integer number) {
		return number == null ? 0 : Math.max(0, number);
	}

	private <T extends Declaration> List<T> declared(Class<T> type) {
		return files.get(0).getDeclarations().stream().filter(type::isInstance).map(type::cast).toList();
	}

	private <T extends Declaration> List<T> visible(Class<T> type) {
		return files.stream().flatMap(f -> f.getDeclarations().stream()).filter(type::isInstance).map(type::cast).toList();
	}

	private List<TrafficSpec> traffic() {
		return declared(Traffic.class).stream().flatMap(t -> TrafficReader.read(t, Reporter.SILENT).stream()).toList();
	}

	private List<OffloadSpec> offloads() {
		return declared(Offload.class).stream().flatMap(o -> OffloadReader.read(o, Reporter.SILENT).stream()).toList();
	}

	private Map<String, NicModel> nics() {
		Map<String, NicModel> models = new LinkedHashMap<>();
		for (Nic nic : visible(Nic.class)) {
			ModelReader.read(nic, Reporter.SILENT).ifPresent(model -> models.putIfAbsent(nic.getName(), model));
		}
		return models;
	}

	private Map<String, HostModel> hosts() {
		Map<String, HostModel> models = new LinkedHashMap<>();
		for (Host host : visible(Host.class)) {
			ModelReader.read(host, Reporter.SILENT).ifPresent(model -> models.putIfAbsent(host.getName(), model));
		}
		return models;
	}
}
