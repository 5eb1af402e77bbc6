// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.sim.internal.engine;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.emf.ecore.EObject;

/**
 * How much memory an object holds: elements of arrays and of collections that can be reached from it, by the field that they
 * are in. Unlike a heap's size it is the same in every run. What a plan consists of, and what the JDK keeps in classes of
 * its own, isn't looked into.
 */
final class HeldMemory {

	private static final int REFERENCE = 8;
	private static final String[] LOOKED_INTO = { "org.cora.", "org.HdrHistogram." };

	private final Map<String, Long> bytes = new TreeMap<>();
	private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
	private final Deque<Object[]> open = new ArrayDeque<>();

	private HeldMemory() {
	}

	/** Bytes by class and field. */
	static Map<String, Long> of(Object root) {
		HeldMemory memory = new HeldMemory();
		memory.reach(root, "root");
		while (!memory.open.isEmpty()) {
			Object[] next = memory.open.pop();
			memory.look(next[0], (String) next[1]);
		}
		return memory.bytes;
	}

	private void reach(Object object, String field) {
		if (object != null && !(object instanceof EObject) && !(object instanceof Class) && !(object instanceof Enum)
				&& seen.add(object)) {
			open.push(new Object[] { object, field });
		}
	}

	private void look(Object object, String field) {
		if (object.getClass().isArray()) {
			array(object, field);
		} else if (object instanceof Collection<?> all) {
			add(field, (long) REFERENCE * all.size());
			all.forEach(each -> reach(each, field));
		} else if (object instanceof Map<?, ?> map) {
			add(field, 2L * REFERENCE * map.size());
			map.forEach((key, value) -> {
				reach(key, field);
				reach(value, field);
			});
		} else {
			for (Class<?> type = object.getClass(); isLookedInto(type); type = type.getSuperclass()) {
				fields(object, type);
			}
		}
	}

	private void array(Object array, String field) {
		int length = Array.getLength(array);
		Class<?> component = array.getClass().getComponentType();
		add(field, (long) length * size(component));
		for (int i = 0; !component.isPrimitive() && i < length; i++) {
			reach(Array.get(array, i), field);
		}
	}

	private void fields(Object object, Class<?> type) {
		for (Field field : type.getDeclaredFields()) {
			if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
				try {
					field.setAccessible(true);
					reach(field.get(object), type.getSimpleName() + "." + field.getName());
				} catch (IllegalAccessException e) {
					throw new IllegalStateException(e);
				}
			}
		}
	}

	private static boolean isLookedInto(Class<?> type) {
		for (String prefix : LOOKED_INTO) {
			if (type != null && type.getName().startsWith(prefix)) {
				return true;
			}
		}
		return false;
	}

	private static int size(Class<?> component) {
		if (component == long.class || component == double.class) {
			return Long.BYTES;
		}
		if (component == int.class || component == float.class) {
			return Integer.BYTES;
		}
		if (component == short.class || component == char.class) {
			return Short.BYTES;
		}
		return component.isPrimitive() ? 1 : REFERENCE;
	}

	private void add(String field, long more) {
		bytes.merge(field, more, Long::sum);
	}
}
