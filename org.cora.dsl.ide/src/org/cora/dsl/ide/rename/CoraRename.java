// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.rename;

import com.google.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.KeepClause;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.lexer.Words;
import org.cora.dsl.resource.ImportedFiles;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.services.CoraGrammarAccess;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.findReferences.IReferenceFinder.IResourceAccess;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.DocumentExtensions;
import org.eclipse.xtext.ide.server.rename.RenameService2;
import org.eclipse.xtext.ide.server.symbol.DocumentSymbolService;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;

/**
 * Renames declarations and all their uses, in all files that the server knows. Refuses, in words, names that can't be names
 * or are taken, and what the standard library declares.
 */
public class CoraRename extends RenameService2 {

	/**
	 * What became of a rename.
	 *
	 * @param edit    what to change; null when it was refused
	 * @param refusal why it was refused; null when it wasn't
	 */
	public record Outcome(WorkspaceEdit edit, String refusal) {
	}

	@Inject
	private CoraGrammarAccess grammar;

	@Inject
	private DocumentSymbolService symbols;

	@Inject
	private DocumentExtensions documents;

	/** What a rename would change, or why there can be none. */
	public Outcome rename(Document document, XtextResource resource, RenameParams params, IResourceAccess access,
			IResourceDescriptions index, CancelIndicator cancel) {
		EObject element = resource == null ? null : element(document, resource, params.getPosition());
		if (element == null) {
			return new Outcome(null, "There is no name here that could be changed");
		}
		Optional<String> refusal = refusal(element, params.getNewName());
		if (refusal.isPresent()) {
			return new Outcome(null, refusal.get());
		}
		Map<String, Map<Range, TextEdit>> edits = new LinkedHashMap<>();
		for (Location place : places(element, document, resource, params.getPosition(), access, index, cancel)) {
			Range last = lastSegment(place, element);
			edits.computeIfAbsent(place.getUri(), uri -> new LinkedHashMap<>()).put(last, new TextEdit(last, params.getNewName()));
		}
		if (element instanceof Nf nf) {
			qualified(nf, params, resource, edits);
		}
		Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
		edits.forEach((uri, all) -> changes.put(uri, List.copyOf(all.values())));
		return new Outcome(new WorkspaceEdit(changes), null);
	}

	private EObject element(Document document, XtextResource resource, Position position) {
		try {
			EObject element = getElementAtOffset(resource, document, position);
			return element == null || element.eIsProxy() || Names.of(element) == null ? null : element;
		} catch (IndexOutOfBoundsException e) {
			return null;
		}
	}

	private Optional<String> refusal(EObject element, String name) {
		if (StandardLibrary.contains(element.eResource().getURI())) {
			return Optional.of("'" + Names.of(element) + "' is declared in the standard library and can't be renamed");
		}
		if (!name.matches("[A-Za-z_][A-Za-z_0-9]*") || Words.reserved(grammar).contains(name)) {
			return Optional.of("'" + name + "' can't be a name");
		}
		return !name.equals(Names.of(element)) && isTaken(name, element)
				? Optional.of("'" + name + "' is declared already") : Optional.empty();
	}

	/** Whether the name stands for something else where the element is known. */
	private static boolean isTaken(String name, EObject element) {
		if (element instanceof Field) {
			return element.eContainer().eContents().stream().anyMatch(f -> f != element && name.equals(Names.of(f)));
		}
		EObject root = EcoreUtil2.getRootContainer(element);
		Nf nf = EcoreUtil2.getContainerOfType(element.eContainer(), Nf.class);
		boolean declared = root.eContents().stream().anyMatch(d -> d != element && d instanceof Declaration && name.equals(Names.of(d)))
				|| ImportedFiles.of(element.eResource()).stream().flatMap(f -> f.getDeclarations().stream())
						.anyMatch(d -> name.equals(d.getName()));
		return declared || nf != null && EcoreUtil2.getAllContentsOfType(nf, EObject.class).stream()
				.anyMatch(o -> o != element && !(o instanceof Field) && name.equals(Names.of(o)));
	}

	private List<? extends Location> places(EObject element, Document document, XtextResource resource, Position position,
			IResourceAccess access, IResourceDescriptions index, CancelIndicator cancel) {
		int offset = document.getOffSet(position);
		int at = getElementWithIdentifierAt(resource, offset) != null ? offset : offset - 1;
		List<Location> places = new java.util.ArrayList<>(symbols.getReferences(resource, at, access, index, cancel));
		NodeModelUtils.findNodesForFeature(element, Names.feature(element)).stream().findFirst()
				.map(node -> documents.newLocation(element.eResource(), node.getTextRegion())).ifPresent(places::add);
		return places;
	}

	/** A qualified name ends with what is renamed. */
	private static Range lastSegment(Location place, EObject element) {
		Range range = place.getRange();
		int length = Names.of(element).length();
		return range.getStart().getLine() != range.getEnd().getLine() ? range : new Range(
				new Position(range.getEnd().getLine(), Math.max(range.getStart().getCharacter(), range.getEnd().getCharacter() - length)),
				range.getEnd());
	}

	/** States of a chain are called by their function: {@code keep Nat.free on cpu}. */
	private void qualified(Nf nf, RenameParams params, Resource resource, Map<String, Map<Range, TextEdit>> edits) {
		for (KeepClause keep : EcoreUtil2.getAllContentsOfType(resource.getContents().get(0), KeepClause.class)) {
			for (var node : NodeModelUtils.findNodesForFeature(keep, Literals.KEEP_CLAUSE__STATE)) {
				if (keep.getState() != null && keep.getState().eContainer() == nf && node.getText().strip().startsWith(nf.getName() + ".")) {
					var region = new org.eclipse.xtext.util.TextRegion(node.getOffset(), nf.getName().length());
					Range range = documents.newRange(resource, region);
					edits.computeIfAbsent(params.getTextDocument().getUri(), uri -> new LinkedHashMap<>())
							.put(range, new TextEdit(range, params.getNewName()));
				}
			}
		}
	}

	@Override
	protected Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> doPrepareRename(Resource resource,
			Document document, PrepareRenameParams params, CancelIndicator cancel) {
		EObject element = resource instanceof XtextResource file ? element(document, file, params.getPosition()) : null;
		return element == null || StandardLibrary.contains(element.eResource().getURI()) ? null
				: super.doPrepareRename(resource, document, params, cancel);
	}
}
