// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is offered for each mistake, and that the mistake is gone when it is taken. */
class FixesTest extends EditorTests {

	private static final String NF = """
			nf Test {
			  port lan, wan
			  struct Pair { left : u32, right : ipv4 }
			  /** Who sent how much. */
			  state bytes : counter<ipv4> { capacity 8 }
			  state seen : map<ipv4, u64> { capacity 8 }
			  state pairs : map<ipv4, Pair> { capacity 8 }
			  state free : pool<Endpoint> { from 203.0.113.1 ports 1 .. 9 }

			  on packet p from lan {
			    require p.ipv4 else pass
			    HERE
			    forward to wan
			  }

			  on packet p from wan {
			    let n = seen[p.ipv4.src] else pass
			    THERE
			    let q = pairs[p.ipv4.src] else pass
			    let e = free.take() else pass
			    bytes[p.ipv4.src].add(n + q.left.u64() + e.port.u64())
			    forward to lan
			  }
			}
			""".replace("let n = seen", "require p.ipv4 else pass\n    let n = seen");

	/** Opens the function with a statement put in. */
	private static void statement(String statement) {
		editor.open(NF.replace("    HERE\n", "    " + statement + "\n").replace("    THERE\n", ""));
	}

	private static CodeAction fix(String code, String title) {
		List<CodeAction> fixes = editor.fixes(code);
		return fixes.stream().filter(fix -> fix.getTitle().equals(title)).findFirst()
				.orElseThrow(() -> new AssertionError("Only " + fixes.stream().map(CodeAction::getTitle).toList()));
	}

	/** Takes a fix: the text has changed as said, and there is less of that code. */
	private static void mends(String code, String title, String from, String to) {
		String before = editor.text();
		long problems = count(code);
		String after = editor.fixed(fix(code, title));
		assertTrue(before.contains(from), () -> "'" + from + "' in " + before);
		assertEquals(before.replace(from, to), after);
		editor.open(after);
		assertTrue(count(code) < problems, () -> after + editor.diagnostics());
	}

	private static long count(String code) {
		return editor.codes().stream().filter(code::equals).count();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '$', textBlock = """
			unknown-member # Change to 'length' # let x = p.lenght bytes[p.ipv4.src].add(x) # p.lenght # p.length
			unknown-name # Change to 'bytes' # byte[p.ipv4.src].add(1) # byte[ # bytes[
			unknown-name # Declare state 'sizes' (counter) # sizes[p.ipv4.src].add(1) # ports 1 .. 9 } # ports 1 .. 9 }\\n  state sizes : counter<ipv4> { capacity 4096 }
			unknown-name # Declare state 'last' (map) # last[p.ipv4.src] = p.length # ports 1 .. 9 } # ports 1 .. 9 }\\n  state last : map<ipv4, u32> { capacity 4096 }
			unknown-name # Declare variable 'zz' # zz = p.length bytes[p.ipv4.src].add(zz) # zz = p # let zz = p
			unknown-name # Declare parameter 'limit' # if p.length > limit { drop "x" } # ports 1 .. 9 } # ports 1 .. 9 }\\n  param limit : u64 = 1
			unknown-port # Change to 'wan' # forward to wann # wann # wan
			unknown-port # Declare port 'dmz' # if p.tcp { forward to dmz } # lan, wan # lan, wan, dmz
			missing-else # Add 'else pass' # let k = seen[p.ipv4.src] bytes[p.ipv4.src].add(k) # seen[p.ipv4.src] bytes # seen[p.ipv4.src] else pass bytes
			missing-else # Add 'else drop "none free"' # let k = free.take() p.source = k # free.take() p # free.take() else drop "none free" p
			missing-else # Look it up before, with 'let entry = … else pass' # bytes[p.ipv4.src].add(seen[p.ipv4.src]) # bytes[p.ipv4.src].add(seen[p.ipv4.src]) # let entry = seen[p.ipv4.src] else pass\\n    bytes[p.ipv4.src].add(entry)
			header-absent # Add 'require p.tcp else pass' before # if p.tcp.sport == 1 { pass } # if p.tcp.sport # require p.tcp else pass\\n    if p.tcp.sport
			header-absent # Surround with 'if p.tcp' # p.tcp.sport = 1 # p.tcp.sport = 1 # if p.tcp {\\n      p.tcp.sport = 1\\n    }
			missing-field # Add the field 'right' # pairs[p.ipv4.src] = Pair { left: 1 } # left: 1 # left: 1, right: 0.0.0.0
			no-effect # Keep it, with 'let taken = … else drop' # free.take() # $    free.take()$ # $    let taken = free.take() else drop "none free"$
			no-timeout # Give 'seen' a timeout of 300 s # touch seen[p.ipv4.src] # map<ipv4, u64> { capacity 8 } # map<ipv4, u64> { capacity 8 timeout 300 s }
			no-timeout # Remove 'touch' # touch seen[p.ipv4.src] # $    touch seen[p.ipv4.src]\\n$ # $$
			unused # Remove the variable 'x' # let x = p.length # $    let x = p.length\\n$ # $$
			unused # Say that it is meant so: '_x' # let x = p.length # let x # let _x
			unused # Remove the entry 'b' # match seen[p.ipv4.src] { found b => { } missing => { } } # found b => # found =>
			needless-else # Remove the 'else' # let x = p.length else pass bytes[p.ipv4.src].add(x) # length else pass # length
			unreachable # Remove what is never reached # pass pass # $ pass\\n    forward to wan\\n$ # $\\n$
			match-arms # Add the arm 'missing' # match seen[p.ipv4.src] { found => { pass } } # { pass } } # { pass } missing => { } }
			match-arms # Add both arms # match seen[p.ipv4.src] { } # { }\\n # { found => { }\\nmissing => { } }\\n
			match-arms # Add the arm 'else' # match p.length { 64 => { pass } } # { pass } } # { pass } else => { } }
			falls-through # Add 'pass' at the end # let x = seen[p.ipv4.src] else { } bytes[p.ipv4.src].add(x) # else { } # else { pass }
			outside-loop # Remove 'break' # bytes[p.ipv4.src].add(1) break # $ break\\n$ # $\\n$
			unknown-function # Change to 'max' # let x = maxx(p.length, 4) bytes[p.ipv4.src].add(x.u64()) # maxx # max
			number-range # Declare it as 'u16' # let x : u8 = 300 bytes[p.ipv4.src].add(x) # u8 = 300 # u16 = 300
			number-range # Change to '255' # p.ipv4.ttl = 300 # = 300 # = 255
			type-arguments # Add '0' # let x = max(p.length) bytes[p.ipv4.src].add(x.u64()) # max(p.length) # max(p.length, 0)
			type-arguments # Remove '1, 2' # bytes[p.ipv4.src].add(p.length, 1, 2) # p.length, 1, 2 # p.length
			stale-entry # Do this before 'seen.remove(p.ipv4.src)' # match seen[p.ipv4.src] { found n => { seen.remove(p.ipv4.src) n = 1 } missing => { } } # seen.remove(p.ipv4.src) n = 1 # n = 1 seen.remove(p.ipv4.src)
			unbounded-loop # Go round 64 times at most # for i in 1 .. p.length { bytes[p.ipv4.src].add(i) } # .. p.length { bytes # .. 64 { if i > p.length { break } bytes
			key-mismatch # Take 'p.flow.destination.addr' # seen[p.flow] = 1 # seen[p.flow] # seen[p.flow.destination.addr]
			invalid-literal # Change to '10.1.0.0/16' # if p.ipv4.src in 10.1.0.0/8 { drop "x" } # 10.1.0.0/8 # 10.1.0.0/16
			syntax # Remove ';' # seen.clear(); # clear(); # clear()
			syntax # Change to '==' # if p.length = 64 { pass } # length = 64 # length == 64
			syntax # Add '}' # if p.tcp { seen.clear() # clear() # clear() }
			shadowing # Rename to 'bytes2' # let bytes = p.length seen[p.ipv4.src] = bytes.u64() # let bytes = p.length seen[p.ipv4.src] = bytes. # let bytes2 = p.length seen[p.ipv4.src] = bytes2.
			""")
	void statements(String code, String title, String statement, String from, String to) {
		statement(statement);
		mends(code, title, from.replace("\\n", "\n"), to.replace("\\n", "\n"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '#', quoteCharacter = '$', textBlock = """
			missing-setting # Add 'capacity 4096' # nf N { state s : map<u8, u8> on packet p { pass } } # map<u8, u8> # map<u8, u8> { capacity 4096 }
			missing-setting # Add 'columns 65536' # nf N { state s : countmin { rows 4 } on packet p { let x = s[p.flow].add(1) if x > 3 { pass } pass } } # rows 4 } # rows 4 columns 65536 }
			missing-setting # Add 'rate 10 Mpps' # traffic T {\\n  flows 10\\n  packets imix\\n} # $imix\\n$ # $imix\\n  rate 10 Mpps\\n$
			unknown-setting # Change to 'capacity' # nf N { state s : map<u8, u8> { capasity 8 } on packet p { pass } } # capasity # capacity
			unit-mismatch # Change to '10 Mpps' # traffic T { flows 10 packets imix rate 10 MB } # 10 MB # 10 Mpps
			unit-mismatch # Change to '5 s' # nf N { state s : map<u8, u8> { capacity 8 timeout 5 } on packet p { pass } } # timeout 5 # timeout 5 s
			unit-mismatch # Change to '8 M' # nf N { state s : map<u8, u8> { capacity 8 MB } on packet p { pass } } # 8 MB # 8 M
			not-mergeable # Make 'r' strict: one writer at a time # nf N { state r : register<u32> { mergeable } on packet p { r = 1 if r > 2 { pass } forward } } # mergeable # strict
			invalid-setting # Remove 'mergeable' # nf N { state s : map<u8, u8> { capacity 8 mergeable } on packet p { pass } } # $ mergeable$ # $$
			duplicate-setting # Remove the second one # nf N { state s : map<u8, u8> { capacity 8 capacity 9 } on packet p { pass } } # $ capacity 9 $ # $ $
			no-verdict # Add 'forward to wan' at the end # nf N {\\n  port lan, wan\\n  on packet p from lan {\\n  }\\n} # $lan {\\n  }$ # $lan {\\n    forward to wan\\n  }$
			no-verdict # Add 'pass' at the end # nf N { port lan, wan on packet p { } } # packet p { } # packet p { pass }
			forward-target # Forward to 'b' # nf N { port a, b, c on packet p { if p.tcp { forward to a } if p.udp { forward to c } forward } } # forward } } # forward to b } }
			verdict-here # Remove the verdict # nf N { state s : map<u8, u8> { capacity 8 timeout 1 s } on packet p { pass } on expire s[k] { drop "x" } } # $ drop "x" }$ # $ }$
			unused # Remove the state 's' # nf N {\\n  /** Not needed. */\\n  state s : register<u8>\\n  on packet p { pass }\\n} # $  /** Not needed. */\\n  state s : register<u8>\\n$ # $$
			unused # Remove the port 'c' # nf N { port a, b, c on packet p from a { forward to b } on packet p from b { forward to a } } # , c # $$
			unused # Remove the entry 'v' # nf N { state s : map<u8, u8> { capacity 8 timeout 1 s } on packet p { pass } on expire s[k] as v { } } # $ as v$ # $$
			duplicate-handler # Remove this handler # nf N { port a, b on packet p from a { forward } on packet p from a { pass } on packet p from b { pass } } # $on packet p from a { pass } $ # $$
			return-here # Give 'f' a result of type u32 # fn f(p : packet) { return p.length } nf N { on packet p { f(p) pass } } # ) { return # ) : u32 { return
			missing-return # Add 'return 0' at the end # fn f(p : packet) : u8 { if p.tcp { return 1 } } nf N { on packet p { let x = f(p) if x > 1 { pass } forward } } # return 1 } } # return 1 } return 0 }
			unknown-function # Declare function 'g' # nf N {\\n  on packet p {\\n    g(p, p.length)\\n    pass\\n  }\\n} # $  on packet p {$ # $  fn g(p : packet, value2 : u32) {\\n  }\\n\\n  on packet p {$
			unknown-nic # Import 'cora.nics.AgilioCX40' # package a nic M extends AgilioCX40 { } # package a # $package a\\n\\nimport cora.nics.AgilioCX40$
			never-read # Remove the state 'r' and what writes it # nf N {\\n  state r : register<u32>\\n  on packet p {\\n    r = p.length\\n    pass\\n  }\\n} # $  state r : register<u32>\\n  on packet p {\\n    r = p.length\\n$ # $  on packet p {\\n$
			recursive # Remove the field 'next' # struct S { value : u8, next : S } # , next : S # $$
			type-arguments # Change to 'map<u8, u64>' # nf N { state s : map<u8> { capacity 8 } on packet p { s.remove(1) pass } } # map<u8> # map<u8, u64>
			duplicate-setting # Remove the second one # nf N { state s : lpm<ipv4, u8> { entries { 10.0.0.0/8 => 1, 11.0.0.0/8 => 2, 10.0.0.0/8 => 3 } } on packet p { require p.ipv4 else pass let n = s[p.ipv4.src] else pass if n > 1 { pass } forward } } # , 10.0.0.0/8 => 3 # $$
			duplicate-name # Rename this one to 'N2' # nf N { on packet p { pass } } nf N { on packet p { forward } } # pass } } nf N # pass } } nf N2
			invalid-enum # Change to 'b = 2' # enum E { a, b = 0, c = 1 } # b = 0 # b = 2
			invalid-header # Add the field 'unused : bits[3]' # header H { a : bits[5] } # bits[5] # bits[5], unused : bits[3]
			port-count # Add the port 'other' # nf N { port a on packet p { pass } } # port a # port a, other
			invalid-setting # Change to '80 .. 90' # nf N { param p : u16 = 80 state f : pool<Endpoint> { from 10.0.0.1 ports 90 .. 80 } on packet q { let e = f.take() else pass if e.port == p { pass } forward } } # 90 .. 80 # 80 .. 90
			return-here # Change to 'pass' # nf N { on packet p { if p.tcp { return } forward } } # return # pass
			unknown-type # Change to 'bits[7]' # struct S { a : u7 } # u7 # bits[7]
			unknown-state # Change to 'seen' # nf N { state seen : map<u8, u8> { capacity 8 timeout 1 s } on packet p { pass } on expire sen[k] { } } # expire sen[ # expire seen[
			""")
	void declarations(String code, String title, String text, String from, String to) {
		editor.open(text.replace("\\n", "\n"));
		mends(code, title, from.replace("\\n", "\n"), to.replace("\\n", "\n"));
	}

	@Test
	void offloadsAreCompletedFromWhatIsThere() {
		editor.open("""
				import cora.nics.AgilioCX40
				nf N { port lan, wan on packet p { forward } }
				traffic T { flows 10 packets imix rate 1 Mpps }
				offload O {
				}
				""");
		List<String> titles = editor.allFixes().stream().map(CodeAction::getTitle).toList();
		assertTrue(titles.containsAll(List.of("Add 'run N'", "Add 'on AgilioCX40 with XeonHost'", "Add 'under T'")), titles::toString);
	}

	@Test
	void aTableThatIsTooSmallGetsRoom() {
		editor.open("""
				import cora.nics.AgilioCX40
				nf N {
				  port lan, wan
				  state seen : map<FlowKey, u64> { capacity 10 }
				  on packet p { require p.ipv4 else pass seen[p.flow] = 1 if seen[p.flow] == 1 { pass } forward }
				}
				traffic T { flows 1000 packets imix rate 1 Mpps }
				offload O { run N on AgilioCX40 with XeonHost under T }
				""".replace("if seen[p.flow] == 1 { pass }", "let n = seen[p.flow] else pass if n == 1 { pass }"));
		mends("capacity-below-flows", "Give 'seen' room for 1000", "capacity 10 }", "capacity 1000 }");
	}

	@Test
	void aNumberThatIsTooWideIsCut() {
		statement("pairs[p.ipv4.src] = Pair { left: p.length.u64(), right: p.ipv4.src }");
		mends("type-mismatch", "Cut the number to u32", "length.u64()", "length.u64().u32()");
	}

	@Test
	void theFirstFixIsThePreferredOne() {
		statement("let x = p.lenght bytes[p.ipv4.src].add(x)");
		List<CodeAction> fixes = editor.fixes("unknown-member");
		assertEquals(Boolean.TRUE, fixes.get(0).getIsPreferred());
	}
}
