// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.NumberLiteral;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.ValueSetting;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.typing.Numbers;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.dsl.validation.IssueCodes;
import org.cora.dsl.validation.Wording;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;
import org.cora.ir.unit.Dimension;

/** Reads single settings of a state, and reports those that are missing or senseless. */
final class StateSettings {

	/** Entries, elements or items. */
	static final long MAX_SIZE = 1L << 30;

	private final StateDeclaration state;
	private final Reporter reporter;

	StateSettings(StateDeclaration state, Reporter reporter) {
		this.state = state;
		this.reporter = reporter;
	}

	/** In nanoseconds; 0 for none. */
	Optional<Long> timeout() {
		Optional<ValueSetting> setting = find("timeout");
		if (setting.isEmpty()) {
			return Optional.of(0L);
		}
		Sort sort = Typing.of(setting.get().getValue());
		Optional<Long> nanos = Constants.number(setting.get().getValue());
		if (!Types.DURATION.equals(sort.asValue()) || nanos.isEmpty()) {
			reporter.error(IssueCodes.UNIT_MISMATCH, "A timeout is " + Dimension.TIME.example(), setting.get(),
					Literals.VALUE_SETTING__VALUE, Dimension.TIME.name());
			return Optional.empty();
		}
		if (nanos.get() <= 0) {
			reporter.error(IssueCodes.INVALID_SETTING, "A timeout is above 0", setting.get(), Literals.VALUE_SETTING__VALUE, "300 s");
			return Optional.empty();
		}
		return nanos;
	}

	/** The ends of a range, or a single one twice. */
	Optional<List<Long>> ends(String name, String wanted, Type type) {
		Optional<ValueSetting> setting = required(name);
		if (setting.isEmpty() || setting.get().getValue() == null) {
			return Optional.empty();
		}
		Sort sort = Typing.of(setting.get().getValue());
		Optional<List<Long>> ends = Constants.ends(setting.get().getValue());
		Type given = sort instanceof Sort.Several several ? several.element() : sort.asValue();
		boolean fits = type == null ? !(given instanceof Type.Scalar s) || s.meaning() == Type.Meaning.NUMBER
				: type.equals(given);
		if (!sort.isUnknown() && (ends.isEmpty() || !fits)) {
			reporter.error(IssueCodes.TYPE_MISMATCH, "'" + name + "' wants " + wanted, setting.get(),
					Literals.VALUE_SETTING__VALUE);
			return Optional.empty();
		}
		return ends;
	}

	/** A number of entries. */
	Optional<Long> size(String name) {
		Optional<ValueSetting> setting = required(name);
		if (setting.isEmpty() || setting.get().getValue() == null) {
			return Optional.empty();
		}
		Optional<Dimension> unit = setting.get().getValue() instanceof NumberLiteral literal
				? Numbers.of(literal.getText()).map(Numbers.Measured::dimension) : Optional.empty();
		if (unit.filter(d -> d != Dimension.COUNT).isPresent()) {
			reporter.error(IssueCodes.UNIT_MISMATCH, "'" + name + "' is a number, such as 4096 or 1 M, not "
					+ unit.get().example(), setting.get(), Literals.VALUE_SETTING__VALUE, Dimension.COUNT.name());
			return Optional.empty();
		}
		Optional<Long> value = Constants.number(setting.get().getValue());
		if (value.isEmpty() || value.get() < 1 || value.get() > MAX_SIZE) {
			if (value.isPresent() || !Typing.of(setting.get().getValue()).isUnknown()) {
				reporter.error(value.isEmpty() ? IssueCodes.NOT_CONSTANT : IssueCodes.NUMBER_RANGE,
						"'" + name + "' is a constant from 1 to " + MAX_SIZE, setting.get(), Literals.VALUE_SETTING__VALUE,
						value.map(n -> String.valueOf(n == 0 ? 1 : MAX_SIZE)).stream().toArray(String[]::new));
			}
			return Optional.empty();
		}
		return value;
	}

	/** A setting that has to be there. */
	Optional<ValueSetting> required(String name) {
		Optional<ValueSetting> setting = find(name);
		if (setting.isEmpty()) {
			missing(name);
		}
		return setting;
	}

	/** Says that a setting is missing, and how it looks. */
	void missing(String name) {
		reporter.error(IssueCodes.MISSING_SETTING, Wording.startingWithArticle(state.getKind()) + " needs a setting '" + name + "', such as { "
				+ example(name) + " }", state, Literals.STATE_DECLARATION__KIND, example(name));
	}

	private static String example(String name) {
		return switch (name) {
			case "entries" -> "entries { 10.0.0.0/8 => 1 }";
			case "from" -> "from 203.0.113.1 .. 203.0.113.4";
			case "ports" -> "ports 1024 .. 65535";
			case "rate" -> "rate 10 Mbps";
			case "burst" -> "burst 64 kB";
			case "rows" -> "rows 4";
			case "bits" -> "bits 65536";
			case "hashes" -> "hashes 4";
			case "columns" -> "columns 65536";
			default -> name + " 4096";
		};
	}

	/** A setting, if it is there. */
	Optional<ValueSetting> find(String name) {
		return state.getSettings().stream().filter(ValueSetting.class::isInstance).map(ValueSetting.class::cast)
				.filter(s -> name.equals(s.getName())).findFirst();
	}
}
