// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lexer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.cora.dsl.lexer.Literals.Kind;
import org.junit.jupiter.api.Test;

class LiteralsTest {

	private static void check(String text, Kind kind, String literal) {
		Literals.Found found = Literals.at(i -> i < text.length() ? text.charAt(i) : -1);
		if (kind == null) {
			assertNull(found, text);
		} else {
			assertEquals(kind + " " + literal, found.kind() + " " + text.substring(0, found.length()), text);
		}
	}

	@Test
	void integers() {
		check("42;", Kind.INT, "42");
		check("1_000_000", Kind.INT, "1_000_000");
		check("0x1F+", Kind.INT, "0x1F");
		check("12abc", Kind.INT, "12");
	}

	@Test
	void rangesNeedNoBlanks() {
		check("1..2", Kind.INT, "1");
		check("1.5..2", Kind.DECIMAL, "1.5");
		check("10.0.0.1..10.0.0.9", Kind.IPV4, "10.0.0.1");
	}

	@Test
	void quantities() {
		check("10 Mpps", Kind.QUANTITY, "10 Mpps");
		check("10Mpps", Kind.QUANTITY, "10Mpps");
		check("2 k/s }", Kind.QUANTITY, "2 k/s");
		check("2 k }", Kind.QUANTITY, "2 k");
		check("300 /s", Kind.QUANTITY, "300 /s");
		check("100x", Kind.QUANTITY, "100x");
		check("100 x", Kind.INT, "100");
		check("10 Mppsx", Kind.INT, "10");
		check("1.5 GB", Kind.QUANTITY, "1.5 GB");
	}

	@Test
	void aUnitIsNoneWhereItBeginsAStatement() {
		check("10 s = 5", Kind.INT, "10");
		check("10 s += 5", Kind.INT, "10");
		check("10 s.take()", Kind.INT, "10");
		check("10 s[3]", Kind.INT, "10");
		check("10 s == 5", Kind.QUANTITY, "10 s");
		check("10 s .. 20 s", Kind.QUANTITY, "10 s");
		check("10 s <= x", Kind.QUANTITY, "10 s");
	}

	@Test
	void addresses() {
		check("203.0.113.1 ", Kind.IPV4, "203.0.113.1");
		check("00:1b:21:aa:bb:cc", Kind.MAC, "00:1b:21:aa:bb:cc");
		check("2001:db8::1,", Kind.IPV6, "2001:db8::1");
		check("::1", Kind.IPV6, "::1");
		check("fe80::", Kind.IPV6, "fe80::");
		check("1:2:3:4:5:6:7:8", Kind.IPV6, "1:2:3:4:5:6:7:8");
	}

	@Test
	void namesAreNoAddresses() {
		check("a: b", null, "");
		check("beef : 1", null, "");
		check("add:x", null, "");
		check("abc", null, "");
	}
}
