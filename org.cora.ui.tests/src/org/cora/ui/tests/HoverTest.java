// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What pops up over a name: when the mouse rests on it, and by key. */
class HoverTest extends WithNatInEditor {

	private EditorPictures pictures;

	@BeforeEach
	void look() {
		pictures = new EditorPictures(editor);
	}

	@Test
	void aKeyShowsTheDocumentationAsOftenAsOneLikes() {
		for (int i = 0; i < 2; i++) {
			String says = pictures.hover("bytes[p.ipv4.dst]", "author-hover-key");
			assertTrue(says.contains("state bytes : counter<ipv4>") && says.contains("Bytes sent to each address."), says);
			assertFalse(says.contains("F2"), "it has the focus: " + says);
		}
	}

	@Test
	void theKeyShowsWhatTheTextSaysNow() throws Exception {
		String comment = "Bytes sent to each address.";
		pictures.hover("bytes[p.ipv4.dst]", "author-hover-key");
		document.replace(document.get().indexOf(comment), comment.length(), "Octets.");
		String says = pictures.hover("bytes[p.ipv4.dst]", "author-hover-changed");
		assertTrue(says.contains("Octets.") && !says.contains(comment), says);
	}

	@Test
	void theMouseShowsItToo() {
		String says = pictures.rest("bytes[p.ipv4.dst]", "author-hover");
		assertTrue(says.contains("state bytes : counter<ipv4>") && says.contains("Bytes sent to each address."), says);
		assertTrue(says.contains("F2"), says);
	}

	@Test
	void inTheDarkItIsDark() {
		try (DarkTheme dark = new DarkTheme()) {
			assertTrue(pictures.hover("take()", "author-dark-hover-key").contains("take"));
			assertTrue(pictures.rest("bytes[p.ipv4.dst]", "author-dark-hover").contains("Bytes sent to each address."));
		}
	}
}
