// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.XtextResource;

/**
 * A mistake and where it is.
 *
 * @param resource the file
 * @param edits    makes edits of it
 * @param code     of the diagnostic
 * @param data     what the diagnostic carries for remedies
 * @param start    offset of what is marked
 * @param end      offset behind it
 */
record Problem(XtextResource resource, Edits edits, String code, List<String> data, int start, int end) {

	/** Empty when the diagnostic isn't one of ours or is about a text that is no more. */
	static Optional<Problem> of(Diagnostic diagnostic, Document document, XtextResource resource) {
		if (diagnostic.getCode() == null || !diagnostic.getCode().isLeft() || resource.getParseResult() == null) {
			return Optional.empty();
		}
		try {
			int start = document.getOffSet(diagnostic.getRange().getStart());
			int end = document.getOffSet(diagnostic.getRange().getEnd());
			return start > end ? Optional.empty() : Optional.of(new Problem(resource, new Edits(document),
					diagnostic.getCode().getLeft(), data(diagnostic.getData()), start, end));
		} catch (IndexOutOfBoundsException e) {
			return Optional.empty();
		}
	}

	/** The data as it comes back from a client: as it went out in process, as JSON over streams. */
	private static List<String> data(Object data) {
		if (data instanceof JsonArray array) {
			return StreamSupport.stream(array.spliterator(), false).filter(JsonElement::isJsonPrimitive)
					.map(JsonElement::getAsString).toList();
		}
		if (data instanceof JsonElement element && element.isJsonPrimitive()) {
			return List.of(element.getAsString());
		}
		return data instanceof String[] texts ? Arrays.asList(texts)
				: data instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
	}

	Optional<String> datum() {
		return data.stream().findFirst();
	}

	/** What is marked. */
	String marked() {
		return edits.text().substring(start, end);
	}

	/** The smallest element around the beginning of what is marked; null in an empty file. */
	EObject at() {
		var leaf = NodeModelUtils.findLeafNodeAtOffset(resource.getParseResult().getRootNode(), start);
		return leaf == null ? null : NodeModelUtils.findActualSemanticObjectFor(leaf);
	}

	/** The smallest element of a kind around the beginning of what is marked. */
	<T extends EObject> Optional<T> around(Class<T> type) {
		EObject at = at();
		return at == null ? Optional.empty() : Optional.ofNullable(EcoreUtil2.getContainerOfType(at, type));
	}
}
