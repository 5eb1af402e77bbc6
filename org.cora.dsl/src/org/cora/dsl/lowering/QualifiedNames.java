// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.SourceFile;
import org.eclipse.xtext.EcoreUtil2;

/** Names qualified by the package of the file. */
final class QualifiedNames {

	private QualifiedNames() {
	}

	static String of(Declaration declaration) {
		return EcoreUtil2.getRootContainer(declaration) instanceof SourceFile file && file.getPackageName() != null
				? file.getPackageName() + "." + declaration.getName() : declaration.getName();
	}
}
