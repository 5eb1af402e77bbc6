// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.cora.ir.program.Block;
import org.cora.ir.program.Nf;
import org.cora.ir.program.SampleNf;
import org.cora.ir.program.Terminator;
import org.cora.ir.source.SourceRange;
import org.junit.jupiter.api.Test;

class IrPrinterTest {

	@Test
	void writesOneLineAnInstruction() {
		assertEquals("""
				nf sample.Counting ports left, right
				state seen : map key 1:32 value 1:64 capacity 1024 timeout 1000000000 strict
				handler packet from left
				  b0:
				    %0.ipv4 = has ipv4
				    if %0.ipv4 goto b1 else b2
				  b1:
				    %1.src = packet.ipv4.src
				    %2.one = 1
				    %3.found, %4.entry = seen.insert(%1.src, %2.one)
				    if %3.found goto b3 else b4
				  b2:
				    pass
				  b3:
				    forward right
				  b4:
				    abort seen
				""", IrPrinter.print(SampleNf.valid()));
	}

	@Test
	void fingerprintIgnoresWhereThingsStandButNotWhatTheyMean() {
		SourceRange elsewhere = new SourceRange("moved.cora", 99, 1, 9, 9);
		Nf moved = SampleNf.with(new Block(3, List.of(), new Terminator.Forward(1, elsewhere)));
		Nf other = SampleNf.with(new Block(3, List.of(), new Terminator.Forward(0, SampleNf.HERE)));
		assertEquals(Fingerprint.of(SampleNf.valid()), Fingerprint.of(moved));
		assertNotEquals(Fingerprint.of(SampleNf.valid()), Fingerprint.of(other));
		assertEquals(32, Fingerprint.of("").length());
	}
}
