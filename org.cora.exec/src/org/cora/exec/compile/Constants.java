// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.cora.exec.packet.FieldAccess;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Objects that generated code uses as constants. They travel as the hidden class's data and lie in static final fields, which
 * the JVM takes for constants. (It does so with dynamic constants too, but up to Java 17 never compiles a method that has
 * one it hasn't come by yet.)
 */
final class Constants {

	private static final String LIST = "java/util/List";
	private static final String HANDLES = "java/lang/invoke/MethodHandles";
	private static final String LOOKUP = "Ljava/lang/invoke/MethodHandles$Lookup;";

	private final List<Object> objects = new ArrayList<>();
	private final List<Class<?>> types = new ArrayList<>();
	private final Map<Object, Integer> known = new IdentityHashMap<>();
	private final Map<FieldAccess, Integer> fields = new HashMap<>();

	/** Pushes an object, as one of that class. */
	void push(MethodVisitor method, Object object, Class<?> type) {
		Integer index = object instanceof FieldAccess field ? fields.get(field) : known.get(object);
		if (index == null) {
			index = add(object, type);
		}
		method.visitFieldInsn(Opcodes.GETSTATIC, Code.SELF, name(index), Type.getDescriptor(type));
	}

	private int add(Object object, Class<?> type) {
		int index = objects.size();
		objects.add(object);
		types.add(type);
		if (object instanceof FieldAccess field) {
			fields.put(field, index);
		} else {
			known.put(object, index);
		}
		return index;
	}

	private static String name(int index) {
		return "constant" + index;
	}

	/** Declares the fields and writes the class's initialiser. */
	void declare(ClassVisitor handler) {
		for (int i = 0; i < objects.size(); i++) {
			handler.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, name(i),
					Type.getDescriptor(types.get(i)), null, null).visitEnd();
		}
		MethodVisitor method = handler.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
		method.visitCode();
		method.visitMethodInsn(Opcodes.INVOKESTATIC, HANDLES, "lookup", "()" + LOOKUP, false);
		method.visitLdcInsn("_");
		method.visitLdcInsn(Type.getObjectType(LIST));
		method.visitMethodInsn(Opcodes.INVOKESTATIC, HANDLES, "classData",
				"(" + LOOKUP + "Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;", false);
		method.visitTypeInsn(Opcodes.CHECKCAST, LIST);
		method.visitVarInsn(Opcodes.ASTORE, 0);
		for (int i = 0; i < objects.size(); i++) {
			method.visitVarInsn(Opcodes.ALOAD, 0);
			method.visitLdcInsn(i);
			method.visitMethodInsn(Opcodes.INVOKEINTERFACE, LIST, "get", "(I)Ljava/lang/Object;", true);
			method.visitTypeInsn(Opcodes.CHECKCAST, Type.getInternalName(types.get(i)));
			method.visitFieldInsn(Opcodes.PUTSTATIC, Code.SELF, name(i), Type.getDescriptor(types.get(i)));
		}
		method.visitInsn(Opcodes.RETURN);
		method.visitMaxs(0, 0);
		method.visitEnd();
	}

	List<Object> objects() {
		return objects;
	}
}
