// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import com.google.inject.Binder;
import com.google.inject.name.Names;
import org.cora.dsl.ide.completion.CompletionLexer;
import org.eclipse.xtext.ide.LexerIdeBindings;
import org.eclipse.xtext.ide.editor.contentassist.antlr.internal.Lexer;

/** What the editor services are made of, for Guice. */
public class CoraIdeModule extends AbstractCoraIdeModule {

	@Override
	public void configureContentAssistLexer(Binder binder) {
		binder.bind(Lexer.class).annotatedWith(Names.named(LexerIdeBindings.CONTENT_ASSIST)).to(CompletionLexer.class);
	}
}
