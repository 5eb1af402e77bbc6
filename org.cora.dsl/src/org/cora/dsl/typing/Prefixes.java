// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.typing;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.AddressLiteral;
import org.cora.dsl.cora.Binary;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.NumberLiteral;
import org.cora.ir.program.PrefixTable;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** Prefixes of addresses, written as an address and a length: {@code 10.0.0.0/8}. */
public final class Prefixes {

	/**
	 * A prefix.
	 *
	 * @param type    ipv4 or ipv6
	 * @param address its scalars, most significant first
	 * @param length  bits, 0 to the type's
	 */
	public record Prefix(Type type, List<Long> address, int length) {

		/** Whether the address has no bits behind the length. */
		public boolean isClean() {
			return PrefixTable.masked(address, type.bits(), length).equals(address);
		}

		/** What may have been meant by one that isn't clean: with that length, where the address is short, and with that address. */
		public List<String> cleanForms(String written) {
			int longer = length;
			while (!new Prefix(type, address, longer).isClean()) {
				longer++;
			}
			String enough = written + "/" + longer;
			return type.equals(Types.IPV4) ? List.of(Addresses.dotted(PrefixTable.masked(address, type.bits(), length).get(0)) + "/" + length,
					enough) : List.of(enough);
		}

		/** Ones in the bits of the prefix, zeros behind them. */
		public List<Long> mask() {
			List<Long> ones = type.bits() > 64 ? List.of(-1L, -1L) : List.of((1L << type.bits()) - 1);
			return PrefixTable.masked(ones, type.bits(), length);
		}
	}

	private Prefixes() {
	}

	/** The type of the addresses, if the expression is written as a prefix, right or wrong. */
	public static Optional<Type> address(Expression expression) {
		return expression instanceof Binary binary && "/".equals(binary.getOperator())
				&& binary.getLeft() instanceof AddressLiteral literal && binary.getRight() instanceof NumberLiteral
						? Addresses.of(literal.getText()).<Type>map(Addresses.Address::type)
								.filter(type -> type.equals(Types.IPV4) || type.equals(Types.IPV6))
						: Optional.empty();
	}

	/** The prefix; empty where its length is wrong, or the expression is none. */
	public static Optional<Prefix> of(Expression expression) {
		if (address(expression).isEmpty()) {
			return Optional.empty();
		}
		Binary binary = (Binary) expression;
		Addresses.Address address = Addresses.of(((AddressLiteral) binary.getLeft()).getText()).orElseThrow();
		return Numbers.of(((NumberLiteral) binary.getRight()).getText()).flatMap(Numbers.Measured::asLong)
				.filter(length -> length >= 0 && length <= address.type().bits())
				.map(length -> new Prefix(address.type(), address.slots(), length.intValue()));
	}
}
