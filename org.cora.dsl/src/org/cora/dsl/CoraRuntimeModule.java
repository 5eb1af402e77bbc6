// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl;

import com.google.inject.Binder;
import com.google.inject.name.Names;
import org.cora.dsl.formatting.CoraFormatter;
import org.cora.dsl.lexer.CoraLexer;
import org.cora.dsl.parser.BoundedParser;
import org.cora.dsl.resource.CoraResource;
import org.cora.dsl.resource.FileCache;
import org.cora.dsl.scoping.Affected;
import org.cora.dsl.scoping.CoraScopes;
import org.cora.dsl.scoping.Exports;
import org.cora.dsl.validation.CoraValidator;
import org.cora.dsl.validation.FileValidator;
import org.cora.dsl.validation.LinkingMessages;
import org.cora.dsl.validation.Locations;
import org.cora.dsl.validation.SyntaxMessages;
import org.cora.dsl.validation.Validation;
import org.eclipse.xtext.formatting2.FormatterPreferenceValuesProvider;
import org.eclipse.xtext.formatting2.FormatterPreferences;
import org.eclipse.xtext.formatting2.IFormatter2;
import org.eclipse.xtext.linking.ILinkingDiagnosticMessageProvider;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.naming.SimpleNameProvider;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.parser.antlr.ISyntaxErrorMessageProvider;
import org.eclipse.xtext.parser.antlr.Lexer;
import org.eclipse.xtext.parser.antlr.LexerBindings;
import org.eclipse.xtext.preferences.IPreferenceValuesProvider;
import org.eclipse.xtext.resource.IDefaultResourceDescriptionStrategy;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.scoping.IScopeProvider;
import org.eclipse.xtext.service.SingletonBinding;
import org.eclipse.xtext.util.IResourceScopeCache;
import org.eclipse.xtext.util.OnChangeEvictingCache;
import org.eclipse.xtext.validation.IDiagnosticConverter;
import org.eclipse.xtext.validation.IResourceValidator;

/** What the language is made of, for Guice. */
public class CoraRuntimeModule extends AbstractCoraRuntimeModule {

	@Override
	public Class<? extends IParser> bindIParser() {
		return BoundedParser.class;
	}

	@Override
	public void configureRuntimeLexer(Binder binder) {
		binder.bind(Lexer.class).annotatedWith(Names.named(LexerBindings.RUNTIME)).to(CoraLexer.class);
	}

	@Override
	public Class<? extends Lexer> bindLexer() {
		return CoraLexer.class;
	}

	@Override
	public Class<? extends XtextResource> bindXtextResource() {
		return CoraResource.class;
	}

	public Class<? extends IResourceScopeCache> bindIResourceScopeCache() {
		return FileCache.class;
	}

	public Class<? extends OnChangeEvictingCache> bindOnChangeEvictingCache() {
		return FileCache.class;
	}

	@Override
	public Class<? extends IScopeProvider> bindIScopeProvider() {
		return CoraScopes.class;
	}

	@Override
	public Class<? extends IQualifiedNameProvider> bindIQualifiedNameProvider() {
		return SimpleNameProvider.class;
	}

	public Class<? extends IDefaultResourceDescriptionStrategy> bindIDefaultResourceDescriptionStrategy() {
		return Exports.class;
	}

	public Class<? extends IResourceDescription.Manager> bindIResourceDescription$Manager() {
		return Affected.class;
	}

	public Class<? extends ILinkingDiagnosticMessageProvider.Extended> bindILinkingDiagnosticMessageProvider() {
		return LinkingMessages.class;
	}

	public Class<? extends ISyntaxErrorMessageProvider> bindISyntaxErrorMessageProvider() {
		return SyntaxMessages.class;
	}

	public Class<? extends IResourceValidator> bindIResourceValidator() {
		return FileValidator.class;
	}

	public Class<? extends IDiagnosticConverter> bindIDiagnosticConverter() {
		return Locations.class;
	}

	public Class<? extends IFormatter2> bindIFormatter2() {
		return CoraFormatter.class;
	}

	@Override
	@SingletonBinding(eager = true)
	public Class<? extends CoraValidator> bindCoraValidator() {
		return Validation.class;
	}

	public void configureFormatterPreferences(Binder binder) {
		binder.bind(IPreferenceValuesProvider.class).annotatedWith(FormatterPreferences.class)
				.to(FormatterPreferenceValuesProvider.class);
	}
}
