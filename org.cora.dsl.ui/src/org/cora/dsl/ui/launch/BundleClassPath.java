// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.io.File;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/**
 * The class path on which a plain JVM runs what an installed bundle runs: the bundle, all that it is wired to and so on, with
 * their fragments. Jars and folders are taken as they are installed.
 */
final class BundleClassPath {

	private BundleClassPath() {
	}

	/**
	 * The class path of a bundle.
	 *
	 * @throws CoreException if the bundle isn't installed or not resolved, or isn't in the file system
	 */
	static List<File> of(String symbolicName) throws CoreException {
		Bundle start = Platform.getBundle(symbolicName);
		if (start == null || start.adapt(BundleWiring.class) == null) {
			throw new CoreException(Status.error(symbolicName + " is not installed, which is needed to run offloads;"
				+ " install the feature Cora again from its update site."));
		}
		Set<File> path = new LinkedHashSet<>();
		List<BundleWiring> wirings = new ArrayList<>(closure(start.adapt(BundleWiring.class)));
		Collections.rotate(wirings, -1);    // the first last: jars that its manifest names must not come before installed ones
		for (BundleWiring wiring : wirings) {
			add(wiring.getBundle(), path);
		}
		return List.copyOf(path);
	}

	private static Set<BundleWiring> closure(BundleWiring start) {
		Set<BundleWiring> seen = new LinkedHashSet<>();
		Deque<BundleWiring> open = new ArrayDeque<>(List.of(start));
		while (!open.isEmpty()) {
			BundleWiring wiring = open.remove();
			if (seen.add(wiring)) {
				providers(wiring).forEach(open::add);
			}
		}
		return seen;
	}

	/** Whom a bundle gets packages from, and its fragments. */
	private static List<BundleWiring> providers(BundleWiring wiring) {
		List<BundleWiring> providers = new ArrayList<>();
		for (BundleWire wire : wiring.getRequiredWires(null)) {
			providers.add(wire.getProviderWiring());
		}
		for (BundleWire wire : wiring.getProvidedWires("osgi.wiring.host")) {
			providers.add(wire.getRequirerWiring());
		}
		return providers;
	}

	private static void add(Bundle bundle, Set<File> path) throws CoreException {
		File location = FileLocator.getBundleFileLocation(bundle).orElse(null);
		if (location == null) {
			throw new CoreException(Status.error("The bundle " + bundle.getSymbolicName() + " is not in the file system."));
		}
		String entries = bundle.getHeaders().get(Constants.BUNDLE_CLASSPATH);
		for (String entry : (entries == null ? "." : entries).split(",")) {
			add(bundle, location, entry.split(";")[0].strip(), path);
		}
	}

	private static void add(Bundle bundle, File location, String entry, Set<File> path) throws CoreException {
		if (entry.equals(".")) {
			path.add(location);
			File classes = new File(location, "target/classes");
			if (classes.isDirectory()) {
				path.add(classes); // a bundle that runs from its project
			}
		} else if (bundle.getEntry(entry) != null) {
			try {
				path.add(new File(FileLocator.toFileURL(bundle.getEntry(entry)).getPath()));
			} catch (IOException e) {
				throw new CoreException(new Status(Status.ERROR, CoraUi.ID, "Could not unpack " + entry + " of "
					+ bundle.getSymbolicName() + ".", e));
			}
		}
	}
}
