// SPDX-License-Identifier: EPL-2.0
package org.cora.dsl.ide;

import com.google.inject.Guice;
import com.google.inject.Injector;
import org.cora.dsl.CoraRuntimeModule;
import org.cora.dsl.CoraStandaloneSetup;
import org.eclipse.xtext.util.Modules2;

/**
 * Initialization support for running Xtext languages as language servers.
 */
public class CoraIdeSetup extends CoraStandaloneSetup {

	@Override
	public Injector createInjector() {
		return Guice.createInjector(Modules2.mixin(new CoraRuntimeModule(), new CoraIdeModule()));
	}
	
}
