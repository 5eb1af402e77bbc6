// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.outline;

import org.cora.dsl.ui.CoraUi;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.swt.graphics.Image;

/** Symbols as text with their types, and as pictures. */
final class SymbolLabels extends LabelProvider implements IStyledLabelProvider {

	@Override
	public StyledString getStyledText(Object element) {
		DocumentSymbol symbol = ((SymbolTree.Node) element).symbol();
		StyledString text = new StyledString(symbol.getName());
		if (symbol.getDetail() != null && !symbol.getDetail().isBlank()) {
			text.append(" : " + symbol.getDetail().strip(), StyledString.DECORATIONS_STYLER);
		}
		return text;
	}

	@Override
	public String getText(Object element) {
		return getStyledText(element).getString();
	}

	@Override
	public Image getImage(Object element) {
		return CoraUi.get().getImageRegistry().get(picture(((SymbolTree.Node) element).symbol().getKind()));
	}

	private static String picture(SymbolKind kind) {
		return switch (kind) {
			case Class -> "cora";
			case Object -> "symbol-state";
			case Method, Event, Function -> "symbol-handler";
			case Interface -> "symbol-port";
			case Constant -> "symbol-constant";
			case Struct, TypeParameter, Field, EnumMember -> "symbol-type";
			case Enum -> "symbol-traffic";
			case Package -> "plan";
			case Module -> "symbol-card";
			default -> "element";
		};
	}
}
