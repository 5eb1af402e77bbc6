// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cora.exec.RandomNf;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Meta;
import org.cora.ir.program.Nf;
import org.cora.ir.program.PacketOperation;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.UnaryOperator;
import org.junit.jupiter.api.Test;

/** There is nothing in the IR that the compiler doesn't know, and nothing that random handlers don't have. */
class EveryOperationTest {

	private static final int PROGRAMS = 60;

	@Test
	void randomHandlersHaveAllAndAllIsCompiled() {
		Set<String> seen = new TreeSet<>();
		for (long seed = 0; seed < PROGRAMS; seed++) {
			Nf nf = RandomNf.of(seed, 150);
			assertEquals(Map.of(), new CompiledExecutor(nf, new LocalStore(nf, PoolShards.whole())).interpreted());
			for (Handler handler : nf.handlers()) {
				for (Block block : handler.blocks()) {
					seen.add(block.terminator().getClass().getSimpleName());
					block.instructions().forEach(i -> seen.add(name(nf, i)));
				}
			}
		}
		assertEquals(all(), seen);
	}

	private static String name(Nf nf, Instruction instruction) {
		if (instruction instanceof Instruction.Unary unary) {
			return unary.operator().name();
		}
		if (instruction instanceof Instruction.Binary binary) {
			return binary.operator().name();
		}
		if (instruction instanceof Instruction.LoadMeta load) {
			return "load " + load.meta();
		}
		return instruction instanceof Instruction.Access access
				? access.action() + " " + nf.states().get(access.state()).kind() : instruction.getClass().getSimpleName();
	}

	private static Set<String> all() {
		Set<String> all = new TreeSet<>();
		Stream.of(Terminator.class, Instruction.class, PacketOperation.class)
				.flatMap(c -> Arrays.stream(c.getPermittedSubclasses())).map(Class::getSimpleName).forEach(all::add);
		all.removeAll(Set.of("Unary", "Binary", "LoadMeta", "Access", "PacketOperation"));
		Arrays.stream(UnaryOperator.values()).forEach(o -> all.add(o.name()));
		Arrays.stream(BinaryOperator.values()).forEach(o -> all.add(o.name()));
		Arrays.stream(Meta.values()).forEach(m -> all.add("load " + m));
		for (StateAction action : StateAction.values()) {
			for (StateKind kind : action.kinds()) {
				all.add(action + " " + kind);
			}
		}
		return all;
	}
}
