// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.paper;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Nf;
import org.cora.ir.spec.OffloadSpec;
import org.cora.ir.spec.Workload;
import org.cora.planner.whatif.Scenario;

/** The network functions to compare strategies on: those that the offloads of source files run. */
public final class Subjects {

	private static final String FOLDER = "examples";
	private static final String EXTENSION = ".cora";

	private Subjects() {
	}

	/**
	 * The shipped examples: the main file of each folder of {@code examples}, which is called like its folder. The folder is
	 * sought from the working directory upwards, and then from where this program lies.
	 *
	 * @throws CoraException if there is none
	 */
	public static List<Path> shipped() {
		Path folder = Stream.of(Optional.of(Path.of("").toAbsolutePath()), program()).flatMap(Optional::stream)
				.flatMap(from -> above(from).stream()).findFirst().orElseThrow(() -> new CoraException("no-examples",
						"there is no folder '" + FOLDER + "' here or above; name source files"));
		try (Stream<Path> folders = Files.list(folder)) {
			return folders.map(each -> each.resolve(each.getFileName() + EXTENSION)).filter(Files::isRegularFile).sorted()
					.toList();
		} catch (IOException e) {
			throw new CoraException("unreadable", folder + " can't be read: " + e.getMessage(), e);
		}
	}

	/** The folder of examples in this one or above it: one with files that are called like their folders. */
	private static Optional<Path> above(Path from) {
		for (Path at = from; at != null; at = at.getParent()) {
			Path folder = at.resolve(FOLDER);
			if (Files.isRegularFile(folder.resolve("nat").resolve("nat" + EXTENSION))) {
				return Optional.of(folder);
			}
		}
		return Optional.empty();
	}

	private static Optional<Path> program() {
		try {
			return Optional.of(Path.of(Subjects.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
		} catch (URISyntaxException | IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	/**
	 * What the files' offloads run, each network function once, with the traffic of the first offload that runs it. Functions
	 * under captures are left out, as their rate, popularity and churn can't be set.
	 *
	 * @throws CoraException if a file has errors, or nothing is left
	 */
	public static List<Subject> of(List<Path> files) {
		List<Subject> subjects = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (Path file : files) {
			Compilation compilation = CoraCompiler.compile(file).orThrow();
			for (OffloadSpec spec : compilation.offloads()) {
				Nf nf = compilation.program().nf(spec.nf()).orElseThrow();
				boolean synthetic = spec.traffic().phases().get(0).workload() instanceof Workload.Synthetic;
				if (synthetic && seen.add(nf.name())) {
					Scenario scenario = Scenario.of(nf, spec, compilation.nic(spec), compilation.host(spec),
							file.toAbsolutePath().getParent());
					subjects.add(new Subject(nf.simpleName(), scenario.unpinned().subjectTo(List.of())));
				}
			}
		}
		if (subjects.isEmpty()) {
			throw new CoraException("nothing-to-compare", "no offload of " + files.stream().map(Path::toString).collect(Collectors.joining(", "))
					+ " runs under synthetic traffic");
		}
		return List.copyOf(subjects);
	}
}
