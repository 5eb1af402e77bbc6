// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.BitSet;
import java.util.List;
import org.cora.exec.HandlerBuilder;
import org.cora.exec.NatIr;
import org.cora.exec.RandomNf;
import org.cora.exec.handler.IdentityPacking;
import org.cora.ir.program.BinaryOperator;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Register;
import org.cora.ir.program.Trigger;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.CheckClassAdapter;

/** The classes made of handlers are well-formed, and none of their methods is longer than the JVM compiles. */
class GeneratedCodeTest {

	/** The JVM interprets methods of more bytes for ever (HugeMethodLimit). */
	private static final int MOST_BYTES = 8_000;

	private static byte[] compile(Nf nf, Handler handler, boolean watched) {
		int registers = nf.handlers().stream().mapToInt(h -> h.registers().size()).max().orElse(0);
		return new HandlerCompiler(nf, handler, IdentityPacking.of(nf), registers, true, new BitSet(), watched).write();
	}

	private static void check(Nf nf) {
		for (Handler handler : nf.handlers()) {
			for (boolean watched : new boolean[] { false, true }) {
				byte[] bytes = compile(nf, handler, watched);
				StringWriter complaints = new StringWriter();
				CheckClassAdapter.verify(new ClassReader(bytes), GeneratedCodeTest.class.getClassLoader(), false,
						new PrintWriter(complaints));
				assertEquals("", complaints.toString());
				new ClassReader(bytes).accept(new CheckClassAdapter(new ClassWriter(0), false), 0);
				assertTrue(longest(bytes) <= MOST_BYTES, () -> handler.name() + " has a method of " + longest(bytes) + " bytes");
			}
		}
	}

	/** Bytes of the longest method: where the label lies that each method ends with. */
	private static int longest(byte[] bytes) {
		int[] most = { 0 };
		new ClassReader(bytes).accept(new ClassVisitor(Opcodes.ASM9, new ClassWriter(0)) {
			@Override
			public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
				return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, type, signature, exceptions)) {
					@Override
					public void visitLdcInsn(Object value) {
						assertFalse(value instanceof ConstantDynamic, "a constant that keeps the JVM from compiling the method");
						super.visitLdcInsn(value);
					}

					@Override
					public void visitMaxs(int stack, int locals) {
						Label end = new Label();
						mv.visitLabel(end);
						most[0] = Math.max(most[0], end.getOffset());
						super.visitMaxs(stack, locals);
					}
				};
			}
		}, 0);
		return most[0];
	}

	@Test
	void codeOfRandomHandlersIsWellFormed() {
		for (long seed = 0; seed < 8; seed++) {
			check(RandomNf.of(seed, 60));
		}
		check(RandomNf.of(77, 600));
	}

	@Test
	void codeOfANatIsWellFormed() {
		check(NatIr.nat());
	}

	@Test
	void aBlockWithoutEndBecomesSeveralMethods() {
		HandlerBuilder builder = new HandlerBuilder();
		Register sum = builder.constant(1, 64);
		for (int i = 0; i < 1_500; i++) {
			sum = builder.binary(BinaryOperator.ADD, 64, sum, sum);
		}
		Handler handler = builder.forward(1).build("long", new Trigger.PacketFrom(0));
		Nf nf = new Nf("test", NatIr.nat().ports(), List.of(), List.of(handler), handler.where());
		check(nf);
	}
}
