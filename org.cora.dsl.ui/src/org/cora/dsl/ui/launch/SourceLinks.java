// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.launch;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.ui.console.IHyperlink;
import org.eclipse.ui.console.IPatternMatchListenerDelegate;
import org.eclipse.ui.console.PatternMatchEvent;
import org.eclipse.ui.console.TextConsole;

/** Makes places in sources and files that a run has written into links, in the console of a simulation. */
public final class SourceLinks implements IPatternMatchListenerDelegate {

	private static final Pattern PLACE = Pattern.compile("(.+\\.cora):(\\d+):(\\d+)");
	private static final Pattern FILE = Pattern.compile("(?:Report|Trace|Order): +(.+)");

	private TextConsole console;

	@Override
	public void connect(TextConsole newConsole) {
		console = newConsole;
	}

	@Override
	public void disconnect() {
		console = null;
	}

	@Override
	public void matchFound(PatternMatchEvent event) {
		try {
			String text = console.getDocument().get(event.getOffset(), event.getLength());
			Matcher place = PLACE.matcher(text);
			Matcher file = FILE.matcher(text);
			if (place.find()) {
				Path source = Path.of(place.group(1));
				link(source, new SourceLink(source, number(place.group(2)), number(place.group(3))), event.getOffset() + place.start(),
					place.end() - place.start());
			} else if (file.find()) {
				Path written = Path.of(file.group(1).strip());
				link(written, new FileLink(written), event.getOffset() + file.start(1), file.group(1).strip().length());
			}
		} catch (BadLocationException | InvalidPathException e) {
			CoraUi.log("A link in the console could not be made", e);
		}
	}

	private void link(Path target, IHyperlink link, int offset, int length) throws BadLocationException {
		if (Files.isRegularFile(target)) {
			console.addHyperlink(link, offset, length);
		}
	}

	private static int number(String digits) {
		return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
	}
}
