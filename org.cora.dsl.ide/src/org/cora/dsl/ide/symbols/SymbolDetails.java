// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.symbols;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import org.cora.dsl.cora.EnumValue;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.ide.hover.Descriptions;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolMapper.DocumentSymbolDetailsProvider;

/** What stands behind a name in the outline: its type. */
@Singleton
public class SymbolDetails extends DocumentSymbolDetailsProvider {

	@Inject
	private Descriptions descriptions;

	@Override
	public String getDetails(EObject object) {
		if (!(object instanceof StateDeclaration || object instanceof Param || object instanceof Field && !(object instanceof EnumValue))) {
			return "";
		}
		String signature = descriptions.signature(object);
		int colon = signature.indexOf(':');
		return colon < 0 ? "" : signature.substring(colon + 1).strip();
	}
}
