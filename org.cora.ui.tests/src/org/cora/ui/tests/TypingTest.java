// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.preferences.CoraPreferences;
import org.eclipse.swt.custom.ST;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written along while one types. */
class TypingTest extends WithNatInEditor {

	@AfterEach
	void asItWas() {
		CoraUi.get().getPreferenceStore().setToDefault(CoraPreferences.CLOSE_PAIRS);
	}

	/** Puts the caret behind a text. */
	private void after(String place) {
		int offset = document.get().indexOf(place);
		assertTrue(offset >= 0, place);
		text.setSelection(offset + place.length());
	}

	/** Types as a person does: the caret is behind what was typed, or where the editor puts it. */
	private void type(String keys) {
		for (char key : keys.toCharArray()) {
			int at = text.getCaretOffset();
			int length = document.getLength();
			text.insert(String.valueOf(key));
			if (text.getCaretOffset() == at && (document.getLength() > length || key == ')' || key == ']' || key == '"')) {
				text.setCaretOffset(at + 1);
			}
		}
	}

	private String line(String beginning) {
		return document.get().lines().map(String::strip).filter(line -> line.startsWith(beginning)).findFirst().orElseThrow();
	}

	@Test
	void bracketsAndQuotesComeInPairsAndAreTypedOver() {
		after("require p.ipv4 && (p.tcp || p.udp) else pass");
		int line = text.getCaretOffset() + 1;
		text.insert("\n");
		text.setCaretOffset(line + 4);
		type("let x = min(");
		assertEquals("let x = min()", line("let x"));
		type("p.length, 4)");
		assertEquals("let x = min(p.length, 4)", line("let x"));
		type(" y[");
		assertEquals("let x = min(p.length, 4) y[]", line("let x"));
		text.invokeAction(ST.DELETE_PREVIOUS);
		assertEquals("let x = min(p.length, 4) y", line("let x"));
		type(" drop \"");
		assertEquals("let x = min(p.length, 4) y drop \"\"", line("let x"));
		type("full\"");
		assertEquals("let x = min(p.length, 4) y drop \"full\"", line("let x"));
	}

	@Test
	void nothingIsClosedBeforeAWordInACommentOrWhereNobodyWantsIt() {
		after("bytes[p.ipv4.dst].add");
		long brackets = count('(');
		text.setSelection(document.get().indexOf("p.length"));
		type("(");
		assertEquals(brackets + 1, count('('));
		assertEquals(count('(') - 1, count(')'));
		CoraUi.get().getPreferenceStore().setValue(CoraPreferences.CLOSE_PAIRS, false);
		after("port lan, wan");
		type("[");
		assertEquals("port lan, wan[", line("port lan"));
	}

	private long count(char c) {
		return document.get().chars().filter(each -> each == c).count();
	}

	@Test
	void aStatementOverSeveralLinesIsIndentedOnceMore() {
		after("require p.ipv4 && (p.tcp || p.udp) else pass");
		text.insert("\n");
		text.setCaretOffset(text.getCaretOffset() + 5);
		int before = document.get().indexOf("require p.ipv4 && (p.tcp || p.udp) else pass") + "require p.ipv4 &&".length();
		text.setSelection(before);
		text.insert("\n");
		assertTrue(document.get().contains("    require p.ipv4 &&\n       (p.tcp") || document.get().contains("    require p.ipv4 &&\n      (p.tcp"),
			document.get());
	}

	@Test
	void aBraceIsClosedOnEnter() {
		after("require p.ipv4 && (p.tcp || p.udp) else pass");
		text.insert("\n");
		text.setCaretOffset(document.get().indexOf("else pass\n    ") + "else pass\n    ".length());
		type("if p.tcp {");
		text.setCaretOffset(document.get().indexOf("if p.tcp {") + "if p.tcp {".length());
		text.insert("\n");
		assertTrue(document.get().contains("    if p.tcp {\n      \n    }"), document.get());
	}
}
