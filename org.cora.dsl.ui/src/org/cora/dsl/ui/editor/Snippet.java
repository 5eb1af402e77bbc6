// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IRegion;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.link.LinkedModeModel;
import org.eclipse.jface.text.link.LinkedModeUI;
import org.eclipse.jface.text.link.LinkedPosition;
import org.eclipse.jface.text.link.LinkedPositionGroup;
import org.eclipse.ui.texteditor.link.EditorLinkedModeUI;

/** A text with places to fill in, in the snippet syntax of the language server protocol: one goes through them with Tab. */
final class Snippet {

	private static final Pattern PLACE = Pattern.compile("\\$\\{(\\d+):([^}]*)\\}|\\$(\\d)");

	/** A place: places of one number have the same text. */
	private record Place(int number, int offset, int length) {
	}

	private final String source;

	Snippet(String source) {
		this.source = source;
	}

	/** The text when nothing is filled in. */
	String plain() {
		return expand(source, new ArrayList<>());
	}

	private static String expand(String source, List<Place> places) {
		StringBuilder text = new StringBuilder();
		Matcher matcher = PLACE.matcher(source);
		int at = 0;
		while (matcher.find()) {
			text.append(source, at, matcher.start());
			String content = matcher.group(2) == null ? "" : matcher.group(2);
			places.add(new Place(Integer.parseInt(matcher.group(1) == null ? matcher.group(3) : matcher.group(1)), text.length(),
				content.length()));
			text.append(content);
			at = matcher.end();
		}
		return text.append(source.substring(at)).toString();
	}

	/** Puts the text in place of a region, in the indentation of its line, and begins to go through the places. */
	void insert(ITextViewer viewer, int offset, int length) throws BadLocationException {
		IDocument document = viewer.getDocument();
		IRegion line = document.getLineInformationOfOffset(offset);
		String before = document.get(line.getOffset(), offset - line.getOffset());
		String indentation = before.substring(0, before.length() - before.stripLeading().length());
		List<Place> places = new ArrayList<>();
		String text = expand(source.replace("\n", "\n" + indentation), places);
		document.replace(offset, length, text);
		LinkedModeModel model = new LinkedModeModel();
		int exit = offset + text.length();
		for (Map.Entry<Integer, List<Place>> group : groups(places).entrySet()) {
			LinkedPositionGroup linked = new LinkedPositionGroup();
			for (Place place : group.getValue()) {
				linked.addPosition(new LinkedPosition(document, offset + place.offset(), place.length(), group.getKey()));
			}
			if (group.getKey() > 0) {
				model.addGroup(linked);
			} else {
				exit = offset + group.getValue().get(0).offset();
			}
		}
		model.forceInstall();
		LinkedModeUI mode = new EditorLinkedModeUI(model, viewer);
		mode.setExitPosition(viewer, exit, 0, Integer.MAX_VALUE);
		mode.enter();
		IRegion selected = mode.getSelectedRegion();
		viewer.setSelectedRange(selected.getOffset(), selected.getLength());
		viewer.revealRange(offset, text.length());
	}

	private static Map<Integer, List<Place>> groups(List<Place> places) {
		Map<Integer, List<Place>> groups = new LinkedHashMap<>();
		places.forEach(place -> groups.computeIfAbsent(place.number(), number -> new ArrayList<>()).add(place));
		return groups;
	}
}
