// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import java.util.BitSet;
import org.cora.exec.state.ArrayState;
import org.cora.exec.state.BloomState;
import org.cora.exec.state.CounterState;
import org.cora.exec.state.MapState;
import org.cora.exec.state.MeterState;
import org.cora.exec.state.PoolState;
import org.cora.exec.state.PrefixState;
import org.cora.exec.state.QueueState;
import org.cora.exec.state.SketchState;
import org.cora.ir.program.Nf;
import org.cora.ir.program.State;
import org.cora.ir.program.StateKind;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The fields in which a compiled handler keeps the states that it uses. */
final class StateFields {

	private final BitSet used = new BitSet();

	/** Pushes a state. */
	void push(Code code, State state) {
		used.set(state.index());
		code.method.visitVarInsn(Opcodes.ALOAD, 0);
		code.method.visitFieldInsn(Opcodes.GETFIELD, Code.SELF, name(state.index()), Type.getDescriptor(type(state.kind())));
	}

	private static String name(int state) {
		return "state" + state;
	}

	/** The class of states of a kind. */
	static Class<?> type(StateKind kind) {
		return switch (kind) {
			case MAP, LRU -> MapState.class;
			case METER -> MeterState.class;
			case LPM -> PrefixState.class;
			case ARRAY, REGISTER -> ArrayState.class;
			case COUNTER -> CounterState.class;
			case COUNTMIN -> SketchState.class;
			case BLOOM -> BloomState.class;
			case QUEUE -> QueueState.class;
			case POOL -> PoolState.class;
		};
	}

	/** Declares the fields. */
	void declare(ClassVisitor handler, Nf nf) {
		used.stream().forEach(i -> handler.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, name(i),
				Type.getDescriptor(type(nf.states().get(i).kind())), null, null).visitEnd());
	}

	/** Sets the fields, in a constructor whose first parameter is the frame. */
	void set(MethodVisitor constructor, Nf nf) {
		used.stream().forEach(i -> {
			Class<?> type = type(nf.states().get(i).kind());
			constructor.visitVarInsn(Opcodes.ALOAD, 0);
			constructor.visitVarInsn(Opcodes.ALOAD, 0);
			constructor.visitFieldInsn(Opcodes.GETFIELD, Code.BASE, "store", "Lorg/cora/exec/state/LocalStore;");
			constructor.visitLdcInsn(i);
			constructor.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "org/cora/exec/state/LocalStore", "state",
					"(I)Lorg/cora/exec/state/LocalState;", false);
			constructor.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(type));
			constructor.visitFieldInsn(Opcodes.PUTFIELD, Code.SELF, name(i), Type.getDescriptor(type));
		});
	}
}
