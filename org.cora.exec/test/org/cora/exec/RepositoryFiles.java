// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec;

import java.nio.file.Path;

/** Where the repository's own files are. */
public final class RepositoryFiles {

	private RepositoryFiles() {
	}

	/** A file of the examples, such as {@code nat/campus.pcap}. */
	public static Path example(String path) {
		String root = System.getProperty("cora.root");
		Path start = root == null ? Path.of("").toAbsolutePath().getParent() : Path.of(root);
		return start.resolve("examples").resolve(path);
	}
}
