// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import com.google.inject.Binder;
import com.google.inject.name.Names;
import org.cora.dsl.ide.coloring.Coloring;
import org.cora.dsl.ide.completion.BoundedCompletion;
import org.cora.dsl.ide.completion.ClientFeatures;
import org.cora.dsl.ide.completion.CompletionLexer;
import org.cora.dsl.ide.completion.NearbyContexts;
import org.cora.dsl.ide.completion.Proposals;
import org.cora.dsl.ide.fixes.CodeActions;
import org.cora.dsl.ide.hover.CoraHover;
import org.cora.dsl.ide.lens.PlacementLenses;
import org.cora.dsl.ide.placement.PlacementSource;
import org.cora.dsl.ide.references.Uses;
import org.cora.dsl.ide.rename.CoraRename;
import org.cora.dsl.ide.signature.Signatures;
import org.cora.dsl.ide.symbols.Definitions;
import org.cora.dsl.ide.symbols.SymbolDetails;
import org.cora.dsl.ide.symbols.SymbolKinds;
import org.cora.dsl.ide.symbols.SymbolNames;
import org.eclipse.xtext.findReferences.IReferenceFinder;
import org.eclipse.xtext.generator.IShouldGenerate;
import org.eclipse.xtext.ide.LexerIdeBindings;
import org.eclipse.xtext.ide.editor.contentassist.IPrefixMatcher;
import org.eclipse.xtext.ide.editor.contentassist.IdeContentProposalProvider;
import org.eclipse.xtext.ide.editor.contentassist.IdeCrossrefProposalProvider;
import org.eclipse.xtext.ide.editor.contentassist.antlr.ContentAssistContextFactory;
import org.eclipse.xtext.ide.editor.contentassist.antlr.internal.Lexer;
import org.eclipse.xtext.ide.editor.syntaxcoloring.ISemanticHighlightingCalculator;
import org.eclipse.xtext.ide.server.ICapabilitiesContributor;
import org.eclipse.xtext.ide.server.codeActions.ICodeActionService2;
import org.eclipse.xtext.ide.server.codelens.ICodeLensService;
import org.eclipse.xtext.ide.server.contentassist.ContentAssistService;
import org.eclipse.xtext.ide.server.hover.IHoverService;
import org.eclipse.xtext.ide.server.rename.IRenameService2;
import org.eclipse.xtext.ide.server.signatureHelp.ISignatureHelpService;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolMapper.DocumentSymbolDetailsProvider;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolMapper.DocumentSymbolKindProvider;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolMapper.DocumentSymbolNameProvider;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolService;

/** What the editor services are made of, for Guice. */
public class CoraIdeModule extends AbstractCoraIdeModule {

	@Override
	public void configureContentAssistLexer(Binder binder) {
		binder.bind(Lexer.class).annotatedWith(Names.named(LexerIdeBindings.CONTENT_ASSIST)).to(CompletionLexer.class);
	}

	/** Nobody has a plan unless a later module says who does. */
	public PlacementSource bindPlacementSourceToInstance() {
		return PlacementSource.NONE;
	}

	@Override
	public Class<? extends IPrefixMatcher> bindIPrefixMatcher() {
		return IPrefixMatcher.IgnoreCase.class;
	}

	/** Nothing is generated; Xtext would validate every file a second time to find out whether to. */
	public IShouldGenerate bindIShouldGenerateToInstance() {
		return (resource, cancel) -> false;
	}

	public Class<? extends ICapabilitiesContributor> bindICapabilitiesContributor() {
		return ClientFeatures.class;
	}

	public Class<? extends ISignatureHelpService> bindISignatureHelpService() {
		return Signatures.class;
	}

	public Class<? extends ContentAssistService> bindContentAssistService() {
		return BoundedCompletion.class;
	}

	public Class<? extends ContentAssistContextFactory> bindContentAssistContextFactory() {
		return NearbyContexts.class;
	}

	public Class<? extends IdeContentProposalProvider> bindIdeContentProposalProvider() {
		return Proposals.class;
	}

	public Class<? extends IdeCrossrefProposalProvider> bindIdeCrossrefProposalProvider() {
		return Proposals.References.class;
	}

	@Override
	public Class<? extends IRenameService2> bindIRenameService2() {
		return CoraRename.class;
	}

	public Class<? extends IReferenceFinder> bindIReferenceFinder() {
		return Uses.class;
	}

	public Class<? extends IHoverService> bindIHoverService() {
		return CoraHover.class;
	}

	public Class<? extends ICodeLensService> bindICodeLensService() {
		return PlacementLenses.class;
	}

	public Class<? extends ISemanticHighlightingCalculator> bindISemanticHighlightingCalculator() {
		return Coloring.class;
	}

	public Class<? extends ICodeActionService2> bindICodeActionService2() {
		return CodeActions.class;
	}

	public Class<? extends DocumentSymbolService> bindDocumentSymbolService() {
		return Definitions.class;
	}

	public Class<? extends DocumentSymbolNameProvider> bindDocumentSymbolNameProvider() {
		return SymbolNames.class;
	}

	public Class<? extends DocumentSymbolKindProvider> bindDocumentSymbolKindProvider() {
		return SymbolKinds.class;
	}

	public Class<? extends DocumentSymbolDetailsProvider> bindDocumentSymbolDetailsProvider() {
		return SymbolDetails.class;
	}
}
