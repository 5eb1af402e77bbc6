// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.symbols;

import com.google.inject.Singleton;
import java.util.Map;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolMapper.DocumentSymbolKindProvider;

/** The icons of the outline. */
@Singleton
public class SymbolKinds extends DocumentSymbolKindProvider {

	private static final Map<EClass, SymbolKind> KINDS = Map.ofEntries(Map.entry(Literals.NF, SymbolKind.Class),
			Map.entry(Literals.CHAIN, SymbolKind.Class), Map.entry(Literals.STRUCT, SymbolKind.Struct),
			Map.entry(Literals.HEADER, SymbolKind.Struct), Map.entry(Literals.PRIMITIVE, SymbolKind.TypeParameter),
			Map.entry(Literals.FIELD, SymbolKind.Field), Map.entry(Literals.STATE_DECLARATION, SymbolKind.Object),
			Map.entry(Literals.PARAM, SymbolKind.Constant), Map.entry(Literals.PORT, SymbolKind.Interface),
			Map.entry(Literals.PACKET_HANDLER, SymbolKind.Method), Map.entry(Literals.EXPIRE_HANDLER, SymbolKind.Event),
			Map.entry(Literals.ENUM, SymbolKind.Enum),
			Map.entry(Literals.ENUM_VALUE, SymbolKind.EnumMember), Map.entry(Literals.FUNCTION, SymbolKind.Function),
			Map.entry(Literals.FLOW_IDENTITY, SymbolKind.Key), Map.entry(Literals.TRAFFIC, SymbolKind.Enum),
			Map.entry(Literals.OFFLOAD, SymbolKind.Package), Map.entry(Literals.NIC, SymbolKind.Module),
			Map.entry(Literals.HOST, SymbolKind.Module));

	@Override
	protected SymbolKind getSymbolKind(EClass type) {
		return KINDS.getOrDefault(type, SymbolKind.Property);
	}
}
