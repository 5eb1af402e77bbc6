// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.compile;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Objects that generated code uses as constants: they travel as the hidden class's data. */
final class Constants {

	private static final Handle CLASS_DATA = new Handle(Opcodes.H_INVOKESTATIC, "java/lang/invoke/MethodHandles", "classDataAt",
			"(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)Ljava/lang/Object;", false);

	private final List<Object> objects = new ArrayList<>();

	/** Pushes an object, as one of that class. */
	void push(MethodVisitor method, Object object, Class<?> type) {
		int index = find(object);
		if (index < 0) {
			index = objects.size();
			objects.add(object);
		}
		method.visitLdcInsn(new ConstantDynamic("_", Type.getDescriptor(type), CLASS_DATA, index));
	}

	private int find(Object object) {
		for (int i = objects.size() - 1; i >= 0; i--) {
			if (objects.get(i) == object) {
				return i;
			}
		}
		return -1;
	}

	List<Object> objects() {
		return objects;
	}
}
