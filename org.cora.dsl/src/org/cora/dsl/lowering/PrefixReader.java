// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.PrefixEntries;
import org.cora.dsl.cora.PrefixEntry;
import org.cora.dsl.typing.Addresses;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.typing.Numbers;
import org.cora.dsl.validation.IssueCodes;
import org.cora.dsl.validation.Wording;
import org.cora.ir.program.PrefixTable;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** Reads the entries of an lpm. Whether their values fit is checked as with other expressions. */
final class PrefixReader {

	private final Type key;
	private final Reporter reporter;
	private final Set<Object> seen = new HashSet<>();

	private PrefixReader(Type key, Reporter reporter) {
		this.key = key;
		this.reporter = reporter;
	}

	/** Whether addresses of that type have prefixes. */
	static boolean isAddress(Type type) {
		return Types.IPV4.equals(type) || Types.IPV6.equals(type);
	}

	/** The entries, if nothing is wrong with them. */
	static Optional<PrefixTable> read(PrefixEntries entries, Type key, Reporter reporter) {
		if (entries.getEntries().isEmpty()) {
			reporter.error(IssueCodes.INVALID_SETTING, "An lpm has one entry at least", entries, null);
			return Optional.empty();
		}
		PrefixReader reader = new PrefixReader(key, reporter);
		List<PrefixTable.Entry> read = new ArrayList<>();
		for (PrefixEntry entry : entries.getEntries()) {
			reader.entry(entry).ifPresent(read::add);
		}
		return read.size() == entries.getEntries().size() ? Optional.of(new PrefixTable(key.bits(), read))
				: Optional.empty();
	}

	private Optional<PrefixTable.Entry> entry(PrefixEntry entry) {
		Optional<Addresses.Address> address = entry.getAddress() == null ? Optional.empty()
				: Addresses.of(entry.getAddress());
		if (address.isEmpty()) {
			return wrong(IssueCodes.INVALID_LITERAL, "'" + entry.getAddress() + "' isn't an address", entry);
		}
		if (!address.get().type().equals(key)) {
			return wrong(IssueCodes.KEY_MISMATCH, "Expected " + key.name() + ", found " + address.get().type().name(), entry);
		}
		Optional<Long> length = entry.getLength() == null ? Optional.of((long) key.bits())
				: Numbers.of(entry.getLength()).flatMap(Numbers.Measured::asLong);
		if (length.isEmpty() || Long.compareUnsigned(length.get(), key.bits()) > 0) {
			reporter.error(IssueCodes.NUMBER_RANGE, "A prefix of " + Wording.withArticle(key.name()) + " has 0 to " + key.bits() + " bits", entry,
					Literals.PREFIX_ENTRY__LENGTH, String.valueOf(key.bits()));
			return Optional.empty();
		}
		return prefix(entry, address.get().slots(), length.get().intValue());
	}

	private Optional<PrefixTable.Entry> prefix(PrefixEntry entry, List<Long> address, int length) {
		List<Long> masked = PrefixTable.masked(address, key.bits(), length);
		if (!masked.equals(address)) {
			return wrong(IssueCodes.INVALID_LITERAL, "'" + entry.getAddress() + "' has bits behind the first " + length, entry,
					key.equals(Types.IPV4) ? new String[] {Addresses.dotted(masked.get(0))} : new String[0]);
		}
		if (!seen.add(List.of(masked, length))) {
			return wrong(IssueCodes.DUPLICATE_SETTING, "This prefix has an entry already", entry);
		}
		return entry.getValue() == null ? Optional.empty()
				: Constants.slots(entry.getValue()).map(value -> new PrefixTable.Entry(masked, length, value));
	}

	private Optional<PrefixTable.Entry> wrong(String code, String message, PrefixEntry entry, String... data) {
		reporter.error(code, message, entry, Literals.PREFIX_ENTRY__ADDRESS, data);
		return Optional.empty();
	}
}
