// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl;

import com.google.inject.Injector;

/** Sets the language up in plain Java. Most callers want {@link org.cora.dsl.compiler.CoraCompiler}. */
public class CoraStandaloneSetup extends CoraStandaloneSetupGenerated {

	/** Registers the language with EMF and gives its injector; once per process is enough. */
	public static Injector doSetup() {
		return new CoraStandaloneSetup().createInjectorAndDoEMFRegistration();
	}
}
