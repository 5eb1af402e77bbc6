// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.packet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cora.ir.type.Type;

/**
 * A protocol header that a program can ask for and read: a named list of fields at fixed bit offsets. Equal by name.
 */
public final class Header {

	private final String name;
	private final int index;
	private final int minimumBytes;
	private final String documentation;
	private final Map<String, Field> fields = new LinkedHashMap<>();

	/**
	 * @param name          as written after {@code p.}
	 * @param index         small number, unique among the headers of one catalogue; executors index arrays by it
	 * @param minimumBytes  bytes that must be there for the header to count as present
	 * @param documentation one sentence
	 */
	Header(String name, int index, int minimumBytes, String documentation) {
		this.name = name;
		this.index = index;
		this.minimumBytes = minimumBytes;
		this.documentation = documentation;
	}

	/**
	 * A header of the author's.
	 *
	 * @param number from 0 to {@link Headers#MOST_PARSED} - 1 in an NF
	 * @param bytes  of all its fields
	 * @param fields names and types in order, one behind the other from the first bit on
	 */
	public static Header declared(String name, int number, int bytes, Map<String, Type.Scalar> fields) {
		Header header = new Header(name, Headers.FIRST_PARSED + number, bytes, "");
		int bit = 0;
		for (Map.Entry<String, Type.Scalar> field : fields.entrySet()) {
			header.with(field.getKey(), field.getValue(), bit);
			bit += field.getValue().bits();
		}
		return header;
	}

	/** Whether it is one of the author's, found by a {@link ParsedHeader}. */
	public boolean isDeclared() {
		return index >= Headers.FIRST_PARSED;
	}

	/** Whether it belongs to the packet inside a tunnel; such headers are only read. */
	public boolean isInner() {
		return index >= Headers.INNER && index < Headers.FIRST_PARSED;
	}

	Header with(String fieldName, Type.Scalar type, int bitOffset) {
		fields.put(fieldName, new Field(this, fieldName, type, bitOffset));
		return this;
	}

	public String name() {
		return name;
	}

	/** Small number that executors index arrays by. */
	public int index() {
		return index;
	}

	/** Bytes that must be there for the header to count as present. */
	public int minimumBytes() {
		return minimumBytes;
	}

	public String documentation() {
		return documentation;
	}

	public List<Field> fields() {
		return List.copyOf(fields.values());
	}

	public Optional<Field> field(String fieldName) {
		return Optional.ofNullable(fields.get(fieldName));
	}

	/** The field of that name, which must exist. */
	public Field require(String fieldName) {
		return field(fieldName).orElseThrow(() -> new IllegalArgumentException(name + " has no field " + fieldName));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Header header && header.name.equals(name);
	}

	@Override
	public int hashCode() {
		return name.hashCode();
	}

	@Override
	public String toString() {
		return name;
	}
}
