// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;

/** The colours of words and names. They are colour definitions of the theme, with values of their own for the dark one. */
public enum CoraColors {

	/** Names and signs: the editor's own foreground. */
	CODE(null, SWT.NORMAL),
	/** A keyword of the grammar. */
	KEYWORD("org.cora.dsl.ui.color.keyword", SWT.BOLD),
	/** A number or an address. */
	NUMBER("org.cora.dsl.ui.color.number", SWT.NORMAL),
	/** A string. */
	STRING("org.cora.dsl.ui.color.string", SWT.NORMAL),
	/** A comment. */
	COMMENT("org.cora.dsl.ui.color.comment", SWT.NORMAL),
	/** A documentation comment. */
	DOCUMENTATION("org.cora.dsl.ui.color.documentation", SWT.NORMAL),
	/** The name of a type, a header, a network function, traffic or a model. */
	TYPE("org.cora.dsl.ui.color.type", SWT.NORMAL),
	/** The name of a state. */
	STATE("org.cora.dsl.ui.color.state", SWT.NORMAL),
	/** The name of a parameter or a port. */
	CONSTANT("org.cora.dsl.ui.color.constant", SWT.NORMAL),
	/** The name of a function or an operation. */
	OPERATION("org.cora.dsl.ui.color.operation", SWT.NORMAL);

	/** Prefix of the identifiers of all our colour definitions. */
	static final String PREFIX = "org.cora.dsl.ui.color.";

	private final String id;
	private final int style;

	CoraColors(String id, int style) {
		this.id = id;
		this.style = style;
	}

	/** The colour in the current theme; null for the editor's own foreground. */
	public Color color() {
		return id == null ? null : JFaceResources.getColorRegistry().get(id);
	}

	int style() {
		return style;
	}

	/** The colour of a semantic token, by its type in the language server protocol. */
	static CoraColors ofToken(String type) {
		return switch (type) {
			case SemanticTokenTypes.Type, SemanticTokenTypes.Struct, SemanticTokenTypes.Class, SemanticTokenTypes.Enum -> TYPE;
			case SemanticTokenTypes.Keyword -> KEYWORD;
			case SemanticTokenTypes.Namespace -> STATE;
			case SemanticTokenTypes.EnumMember, SemanticTokenTypes.Interface -> CONSTANT;
			case SemanticTokenTypes.Method, SemanticTokenTypes.Function -> OPERATION;
			default -> CODE;
		};
	}

	TextAttribute attribute() {
		return new TextAttribute(color(), null, style);
	}
}
