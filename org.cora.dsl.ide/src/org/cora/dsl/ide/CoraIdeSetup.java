// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import org.cora.dsl.CoraRuntimeModule;
import org.cora.dsl.CoraStandaloneSetup;
import org.eclipse.xtext.util.Modules2;

/** Sets the language up with its editor services. Most callers want {@link CoraLanguageServer}. */
public class CoraIdeSetup extends CoraStandaloneSetup {

	private final Module[] more;

	/** With the services as they are. */
	public CoraIdeSetup() {
		this(new Module[0]);
	}

	/** With bindings added or replaced, such as one for {@code PlacementSource}. */
	public CoraIdeSetup(Module... more) {
		this.more = more.clone();
	}

	@Override
	public Injector createInjector() {
		Module[] modules = new Module[more.length + 2];
		modules[0] = new CoraRuntimeModule();
		modules[1] = new CoraIdeModule();
		System.arraycopy(more, 0, modules, 2, more.length);
		return Guice.createInjector(Modules2.mixin(modules));
	}
}
