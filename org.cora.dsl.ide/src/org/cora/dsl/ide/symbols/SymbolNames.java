// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.symbols;

import com.google.inject.Singleton;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.ExpireHandler;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.FlowIdentity;
import org.cora.dsl.cora.PacketHandler;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.TimerHandler;
import org.cora.dsl.scoping.Names;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolMapper.DocumentSymbolNameProvider;

/** What of a file stands in its outline, and how it is called there. */
@Singleton
public class SymbolNames extends DocumentSymbolNameProvider {

	@Override
	public String getName(EObject object) {
		if (object instanceof PacketHandler handler) {
			return "on packet" + (handler.getPort() == null || handler.getPort().eIsProxy() ? ""
					: " from " + handler.getPort().getName());
		}
		if (object instanceof ExpireHandler handler) {
			return "on expire" + (handler.getState() == null || handler.getState().eIsProxy() ? ""
					: " " + handler.getState().getName());
		}
		if (object instanceof TimerHandler timer) {
			return "on timer" + (timer.getPeriod() == null ? "" : " every " + timer.getPeriod().getText());
		}
		if (object instanceof FlowIdentity) {
			return "flow by";
		}
		boolean shown = object instanceof Declaration || object instanceof StateDeclaration || object instanceof Param
				|| object instanceof Port || object instanceof Field;
		return shown ? Names.of(object) : null;
	}
}
