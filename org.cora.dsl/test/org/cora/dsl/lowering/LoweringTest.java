// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import static org.cora.dsl.Source.handlers;
import static org.cora.dsl.Source.parse;
import static org.cora.dsl.Source.statements;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cora.dsl.Source;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.source.SourceRange;
import org.cora.ir.text.IrPrinter;
import org.junit.jupiter.api.Test;

class LoweringTest {

	private static void assertCode(Nf nf, Trigger trigger, String expected) {
		Handler handler = nf.handler(trigger).orElseThrow();
		assertEquals(expected.strip().indent(0), IrPrinter.print(nf, handler).strip().indent(0));
	}

	@Test
	void everythingThatIsAcceptedIsLowered() {
		parse(Source.everything()).assertNoErrors();
	}

	private static Nf lower(String statements) {
		return statements(statements).nf("Test");
	}

	@Test
	void conditionsRunNoFurtherThanNeeded() {
		assertCode(handlers("on packet p from lan { require p.ipv4 && !p.tcp else pass forward to wan }").nf("Test"),
				new Trigger.PacketFrom(0), """
						handler packet from lan
						  b0:
						    %0.has.ipv4 = has ipv4
						    if %0.has.ipv4 goto b3 else b2
						  b1:
						    forward wan
						  b2:
						    pass
						  b3:
						    %1.has.tcp = has tcp
						    if %1.has.tcp goto b2 else b1
						""");
	}

	@Test
	void anInsertWithoutElseAborts() {
		assertCode(handlers("on packet p from lan { require p.ipv4 else pass back[p.source, 6] = p.flow pass }").nf("Test"),
				new Trigger.PacketFrom(0), """
						handler packet from lan
						  b0:
						    %0.has.ipv4 = has ipv4
						    if %0.has.ipv4 goto b1 else b2
						  b1:
						    %1.ipv4.src = packet.ipv4.src
						    %2.l4.sport = packet.l4.sport
						    %3.ipv4.dst = packet.ipv4.dst
						    %4.l4.dport = packet.l4.dport
						    %5.ipv4.proto = packet.ipv4.proto
						    %6.ipv4.src = packet.ipv4.src
						    %7.l4.sport = packet.l4.sport
						    %8 = 6
						    %9.ok, %10.entry = back.insert(%6.ipv4.src, %7.l4.sport, %8, %1.ipv4.src, %2.l4.sport, %3.ipv4.dst, %4.l4.dport, %5.ipv4.proto)
						    if %9.ok goto b3 else b4
						  b2:
						    pass
						  b3:
						    pass
						  b4:
						    abort back
						""");
	}

	@Test
	void onlyReadSlotsOfAnEntryAreFetchedAndChangesAreWrittenThrough() {
		Nf nf = lower("match flows[p.flow] { found f => { f.b += 1 } missing => { } }");
		List<String> lines = IrPrinter.print(nf, nf.handlers().get(0)).lines().map(String::strip).toList();
		assertTrue(lines.stream().anyMatch(l -> l.contains("flows.read[1]")), lines.toString());
		assertTrue(lines.stream().anyMatch(l -> l.contains("flows.write[1]")), lines.toString());
		assertTrue(lines.stream().noneMatch(l -> l.contains("read[0]")), lines.toString());
	}

	@Test
	void narrowNumbersWidenAndParametersAreConstants() {
		Nf nf = lower("if p.ipv4.ttl > limit { total = 1 }");
		String code = IrPrinter.print(nf, nf.handlers().get(0));
		assertTrue(code.contains("= 100") && code.contains("copy %"), code);
	}

	@Test
	void powersOfTwoDivideByShifting() {
		String code = IrPrinter.print(lower("total = p.length.u64() / 8 + p.length.u64() % 16 + p.length.u64() / 10"));
		assertTrue(code.contains(" >> "), code);
		assertTrue(code.contains(" & "), code);
		assertEquals(1, code.split(" / ", -1).length - 1, code);
		assertTrue(!code.contains(" % "), code);
	}

	@Test
	void partsOfElementsAreReplacedInWholes() {
		Nf nf = lower("slots[3].b = 7");
		String code = IrPrinter.print(nf, nf.handlers().get(0));
		assertTrue(code.indexOf("slots.load") >= 0 && code.indexOf("slots.load") < code.indexOf("slots.store"), code);
	}

	@Test
	void expiriesGetKeyAndValue() {
		assertCode(handlers("on packet p { pass } on expire flows[k] as f { total += f.a hosts.remove(k.source.addr) }").nf("Test"),
				new Trigger.Expiry(0), """
						handler expire flows
						  b0:
						    %7 = total.load()
						    %8 = %7 + %5.value.a
						    total.store(%8)
						    %9.found = hosts.remove(%0.key.source.addr)
						    return
						""");
	}

	@Test
	void statesKeepWhatTheirDeclarationsSay() {
		Nf nf = lower("sketch[p.flow].add(1)");
		State back = nf.state("back").orElseThrow();
		assertEquals(nf.state("flows").orElseThrow().index(), back.expiresWith());
		assertEquals(10_000_000_000L, nf.state("flows").orElseThrow().timeoutNanos());
		assertEquals(36, nf.state("free").orElseThrow().capacity());
		State sketch = nf.state("sketch").orElseThrow();
		assertEquals(StateKind.COUNTMIN, sketch.kind());
		assertEquals(List.of(2, 5), List.of(sketch.rows(), sketch.keySlots().size()));
	}

	@Test
	void aBumpInTheWireHasTwoPorts() {
		Nf nf = parse("nf N { on packet p { forward } }").nf("N");
		assertEquals("[left, right]", nf.ports().toString());
		assertEquals(new Terminator.Forward(0, where(nf, 1)), nf.handlers().get(1).blocks().get(0).terminator());
	}

	private static SourceRange where(Nf nf, int handler) {
		return nf.handlers().get(handler).blocks().get(0).terminator().where();
	}

	@Test
	void chainsJoinFunctionsEndToEnd() {
		Nf chain = parse("""
				nf Count { state n : register<u64> on packet p { n += 1 forward } }
				nf Block { port lan, wan state m : register<u64>
				  on packet p from lan { m += 1 forward }
				  on packet p from wan { drop "no" } }
				chain Both = Count -> Block
				""").nf("Both");
		assertEquals("[lan, wan]", chain.ports().toString());
		assertEquals("[Count.n, Block.m]", chain.states().toString());
		assertEquals(List.of("Count.n", "Block.m"), stored(chain, 0));
		assertEquals(List.of(), stored(chain, 1));
	}

	private static List<String> stored(Nf nf, int port) {
		return nf.handler(new Trigger.PacketFrom(port)).orElseThrow().blocks().stream().flatMap((Block b) -> b.instructions().stream())
				.filter(i -> i instanceof Instruction.Access a && a.action().writes())
				.map(i -> nf.states().get(((Instruction.Access) i).state()).name()).toList();
	}

	@Test
	void everyInstructionKnowsWhereItCameFrom() {
		Nf nf = Source.parse(Source.example("nat/nat.cora")).nf("Nat");
		for (Handler handler : nf.handlers()) {
			for (Block block : handler.blocks()) {
				assertTrue(block.terminator().where().isKnown());
				block.instructions().forEach(i -> assertTrue(i.where().isKnown() && i.where().length() > 0, i.toString()));
			}
		}
	}
}
