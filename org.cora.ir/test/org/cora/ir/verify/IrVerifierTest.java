// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.verify;

import static org.cora.ir.program.SampleNf.ENTRY;
import static org.cora.ir.program.SampleNf.FOUND;
import static org.cora.ir.program.SampleNf.HERE;
import static org.cora.ir.program.SampleNf.IS_IPV4;
import static org.cora.ir.program.SampleNf.ONE;
import static org.cora.ir.program.SampleNf.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.cora.ir.packet.Headers;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Block;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.SampleNf;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.junit.jupiter.api.Test;

class IrVerifierTest {

	@Test
	void acceptsAWellFormedNf() {
		Nf nf = SampleNf.valid();
		assertEquals(List.of(), IrVerifier.violations(nf));
		assertSame(nf, IrVerifier.verified(nf));
	}

	@Test
	void seesARegisterThatMayBeReadBeforeItIsWritten() {
		Nf nf = SampleNf.with(new Block(2, List.of(), new Terminator.Branch(FOUND, 3, 4, HERE)));
		assertViolation(nf, "may be read in block 2 before it is written");
	}

	@Test
	void seesACycle() {
		Nf nf = SampleNf.with(new Block(3, List.of(), new Terminator.Jump(1, HERE)));
		assertViolation(nf, "control flow has a cycle");
	}

	@Test
	void seesAnUnreachableBlock() {
		Nf nf = SampleNf.with(new Block(0, List.of(), new Terminator.Jump(2, HERE)));
		assertViolation(nf, "can't be reached");
	}

	@Test
	void seesAJumpToNowhere() {
		assertViolation(SampleNf.with(new Block(3, List.of(), new Terminator.Jump(9, HERE))), "goes to 9");
	}

	@Test
	void seesAccessesOfTheWrongShape() {
		Instruction shortKey = new Instruction.Access(0, StateAction.FIND, 0, List.of(FOUND, ENTRY), List.of(), HERE);
		Instruction wrongKind = new Instruction.Access(0, StateAction.TAKE, 0, List.of(), List.of(), HERE);
		Instruction noState = new Instruction.Access(7, StateAction.FIND, 0, List.of(), List.of(), HERE);
		Instruction noSlot = new Instruction.Access(0, StateAction.READ, 3, List.of(ONE), List.of(ENTRY), HERE);
		assertViolation(withInstruction(shortKey), "has other arguments");
		assertViolation(withInstruction(wrongKind), "can't be done to map");
		assertViolation(withInstruction(noState), "which isn't there");
		assertViolation(withInstruction(noSlot), "has no value slot 3");
	}

	@Test
	void seesOperationsOfTheWrongWidth() {
		Instruction wide = new Instruction.Binary(BinaryOperator.LESS, ONE, ONE, ONE, HERE);
		Instruction split = new Instruction.LoadField(List.of(SOURCE), Headers.IPV6_HEADER.require("src"), HERE);
		assertViolation(withInstruction(wide), "a comparison gives one bit");
		assertViolation(withInstruction(split), "needs other targets");
	}

	@Test
	void seesAnEndThatDoesNotFitTheTrigger() {
		assertViolation(SampleNf.of(SampleNf.blocks(), new Trigger.Expiry(0)), "the trigger forbids");
		assertViolation(SampleNf.with(new Block(3, List.of(), new Terminator.Forward(5, HERE))), "the trigger forbids");
	}

	@Test
	void refusesToPassOnWhatIsIllFormed() {
		Nf nf = SampleNf.with(new Block(3, List.of(), new Terminator.Jump(1, HERE)));
		assertThrows(IllegalStateException.class, () -> IrVerifier.verified(nf));
	}

	private static Nf withInstruction(Instruction instruction) {
		return SampleNf.with(new Block(0,
				List.of(new Instruction.HasHeader(IS_IPV4, Headers.IPV4_HEADER, HERE),
						new Instruction.Constant(ONE, 0, HERE), new Instruction.Constant(ENTRY, 0, HERE), instruction),
				new Terminator.Branch(IS_IPV4, 1, 2, HERE)));
	}

	private static void assertViolation(Nf nf, String part) {
		List<String> violations = IrVerifier.violations(nf);
		assertTrue(violations.stream().anyMatch(v -> v.contains(part)), () -> "expected \"" + part + "\" in " + violations);
	}
}
