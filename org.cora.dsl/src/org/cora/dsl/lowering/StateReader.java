// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.ConsistencySetting;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.ExpiresWith;
import org.cora.dsl.cora.PrefixEntries;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.StateSetting;
import org.cora.dsl.cora.ValueSetting;
import org.cora.dsl.typing.DeclaredTypes;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.validation.IssueCodes;
import org.cora.dsl.validation.Wording;
import org.cora.dsl.validation.Suggestions;
import org.cora.ir.program.PoolRange;
import org.cora.ir.program.StateDetail;
import org.cora.ir.program.StateKind;
import org.cora.ir.program.TokenBucket;
import org.cora.ir.type.Type;
import org.cora.ir.type.Types;

/** Reads the kind, types and settings of a state. */
public final class StateReader {

	/**
	 * What the settings say.
	 *
	 * @param capacity     entries, elements, items or columns
	 * @param rows         of a sketch, otherwise 0
	 * @param timeoutNanos 0 for none
	 * @param owner        the state whose entries this one's end with, or null
	 * @param detail       the items of a pool, the entries of an lpm, how a meter fills, otherwise null
	 */
	public record Settings(long capacity, int rows, long timeoutNanos, StateDeclaration owner, StateDetail detail) {
	}

	private static final int MAX_ROWS = 16;
	private static final String CONSISTENCY = "consistency";

	private final StateDeclaration state;
	private final Reporter reporter;
	private final StateSettings settings;

	private StateReader(StateDeclaration state, Reporter reporter) {
		this.state = state;
		this.reporter = reporter;
		settings = new StateSettings(state, reporter);
	}

	/** Reads a state's settings and reports what is wrong with its declaration; empty if something is. */
	public static Optional<Settings> read(StateDeclaration state, Reporter reporter) {
		return new StateReader(state, reporter).read();
	}

	/** Names of settings that a state of that kind can have, {@code expires} left out. */
	public static List<String> settings(StateKind kind) {
		return switch (kind) {
			case MAP, LRU -> List.of("capacity", "timeout");
			case LPM -> List.of("entries");
			case ARRAY -> List.of("length");
			case REGISTER -> List.of();
			case COUNTER -> List.of("capacity");
			case METER -> List.of("capacity", "rate", "burst");
			case COUNTMIN -> List.of("rows", "columns");
			case BLOOM -> List.of("bits", "hashes");
			case QUEUE -> List.of("capacity");
			case POOL -> List.of("from", "ports");
		};
	}

	private Optional<Settings> read() {
		Optional<StateKind> kind = StateTypes.kind(state);
		if (kind.isEmpty()) {
			unknownKind();
			return Optional.empty();
		}
		boolean fine = types(kind.get()) & names(kind.get()) && ConsistencyReader.check(state, kind.get(), reporter);
		return fine ? settingsOf(kind.get()) : Optional.empty();
	}

	private void unknownKind() {
		if (state.getKind() == null) {
			return;
		}
		List<String> kinds = List.of(StateKind.values()).stream().map(StateKind::word).toList();
		Optional<String> nearest = Suggestions.nearest(state.getKind(), kinds);
		reporter.error(IssueCodes.UNKNOWN_KIND, "There is no kind of state '" + state.getKind() + "'; there are "
				+ String.join(", ", kinds), state, Literals.STATE_DECLARATION__KIND, nearest.stream().toArray(String[]::new));
	}

	private boolean types(StateKind kind) {
		int wanted = StateTypes.arguments(kind);
		if (state.getArguments().size() != wanted) {
			reporter.error(IssueCodes.TYPE_ARGUMENTS, shape(kind), state, Literals.STATE_DECLARATION__KIND);
			return false;
		}
		boolean resolved = state.getArguments().stream().allMatch(type -> DeclaredTypes.of(type).isPresent());
		if (kind == StateKind.POOL && resolved && !StateTypes.value(state).filter(Types.ENDPOINT::equals).isPresent()) {
			reporter.error(IssueCodes.TYPE_ARGUMENTS, "A pool has items of type Endpoint", state, Literals.STATE_DECLARATION__ARGUMENTS);
			return false;
		}
		if (kind == StateKind.LPM && resolved && !StateTypes.key(state).filter(PrefixReader::isAddress).isPresent()) {
			reporter.error(IssueCodes.TYPE_ARGUMENTS, "The keys of an lpm are of type ipv4 or ipv6", state.getArguments().get(0),
					null);
			return false;
		}
		return resolved;
	}

	private static String shape(StateKind kind) {
		return switch (kind) {
			case MAP, LRU, LPM -> Wording.startingWithArticle(kind.word()) + " is declared with its key and its value: " + kind.word() + "<KEY, VALUE>";
			case ARRAY, REGISTER -> "An array or register is declared with the type of its values: " + kind.word() + "<VALUE>";
			case METER -> "A meter is declared with its key: meter<KEY>";
			case COUNTER -> "A counter is declared with its key: counter<KEY>";
			case QUEUE -> "A queue is declared with the type of its values: queue<VALUE>";
			case POOL -> "A pool is declared with the type of its items: pool<Endpoint>";
			case BLOOM -> "A bloom is declared with its key: bloom<KEY>";
			case COUNTMIN -> "A countmin is declared without types; its first use says what the key is";
		};
	}

	private boolean names(StateKind kind) {
		boolean fine = true;
		Set<String> seen = new HashSet<>();
		for (StateSetting setting : state.getSettings()) {
			String name = setting instanceof ValueSetting value ? value.getName()
					: setting instanceof PrefixEntries ? "entries"
							: setting instanceof ConsistencySetting ? CONSISTENCY : "expires";
			if (name == null) {
				fine = false;
			} else if (!settings(kind).contains(name) && !name.equals(CONSISTENCY) && !(name.equals("expires") && StateTypes.isTable(state))) {
				List<String> known = settings(kind);
				reporter.error(IssueCodes.UNKNOWN_SETTING, Wording.startingWithArticle(kind.word()) + " has no setting '" + name + "'"
						+ (known.isEmpty() ? "" : "; it has " + String.join(", ", known)), setting, null,
						Suggestions.nearest(name, known).filter(n -> !isSet(n)).stream().toArray(String[]::new));
				fine = false;
			} else if (!seen.add(name)) {
				reporter.error(IssueCodes.DUPLICATE_SETTING, "'" + name + "' is set twice", setting, null);
				fine = false;
			}
		}
		return fine;
	}

	private boolean isSet(String name) {
		return state.getSettings().stream().anyMatch(s -> s instanceof ValueSetting value && name.equals(value.getName()));
	}

	private Optional<Settings> settingsOf(StateKind kind) {
		return switch (kind) {
			case MAP, LRU -> table();
			case LPM -> prefixes();
			case METER -> meter();
			case ARRAY -> settings.size("length").map(n -> new Settings(n, 0, 0, null, null));
			case REGISTER -> Optional.of(new Settings(1, 0, 0, null, null));
			case COUNTER, QUEUE -> settings.size("capacity").map(n -> new Settings(n, 0, 0, null, null));
			case COUNTMIN -> sketch();
			case BLOOM -> filter();
			case POOL -> pool();
		};
	}

	private Optional<Settings> prefixes() {
		Optional<PrefixEntries> entries = state.getSettings().stream().filter(PrefixEntries.class::isInstance)
				.map(PrefixEntries.class::cast).findFirst();
		if (entries.isEmpty()) {
			settings.missing("entries");
			return Optional.empty();
		}
		return PrefixReader.read(entries.get(), StateTypes.key(state).orElseThrow(), reporter)
				.map(table -> new Settings(table.entries().size(), 0, 0, null, table));
	}

	private Optional<Settings> meter() {
		Optional<Long> capacity = settings.size("capacity");
		Optional<ValueSetting> rate = settings.required("rate");
		Optional<ValueSetting> burst = settings.required("burst");
		Optional<TokenBucket> bucket = rate.isPresent() && burst.isPresent()
				? BucketReader.read(rate.get(), burst.get(), reporter) : Optional.empty();
		return capacity.flatMap(n -> bucket.map(b -> new Settings(n, 0, b.idleNanos(), null, b)));
	}

	private Optional<Settings> table() {
		Optional<Long> capacity = settings.size("capacity");
		Optional<Long> timeout = settings.timeout();
		Optional<ExpiresWith> expires = state.getSettings().stream().filter(ExpiresWith.class::isInstance)
				.map(ExpiresWith.class::cast).findFirst();
		boolean fine = expires.isEmpty() || tied(expires.get());
		return fine && capacity.isPresent() && timeout.isPresent() ? Optional.of(new Settings(capacity.get(), 0,
				timeout.get(), expires.map(ExpiresWith::getOwner).orElse(null), null)) : Optional.empty();
	}

	private boolean tied(ExpiresWith expires) {
		StateDeclaration owner = expires.getOwner();
		if (owner == null || owner.eIsProxy()) {
			return false;
		}
		if (settings.find("timeout").isPresent()) {
			reporter.error(IssueCodes.INVALID_SETTING, "Entries that end with those of another state have no timeout of their"
					+ " own", settings.find("timeout").get(), null);
			return false;
		}
		Optional<Type> value = StateTypes.value(state);
		Optional<Type> key = StateTypes.key(owner);
		boolean table = owner != state && StateTypes.isTable(owner);
		if (!table || value.isEmpty() || key.isEmpty() || !value.get().equals(key.get())) {
			reporter.error(IssueCodes.EXPIRES_MISMATCH, !table ? "Entries can end with those of another map or lru only"
					: "Values of '" + state.getName() + "' must be keys of '" + owner.getName() + "': "
							+ key.map(Type::name).orElse("?") + ", not " + value.map(Type::name).orElse("?"), expires,
					Literals.EXPIRES_WITH__OWNER);
			return false;
		}
		return true;
	}

	private Optional<Settings> sketch() {
		Optional<Long> rows = settings.size("rows");
		Optional<Long> columns = settings.size("columns");
		if (rows.filter(r -> r > MAX_ROWS).isPresent()) {
			reporter.error(IssueCodes.INVALID_SETTING, "A sketch has at most " + MAX_ROWS + " rows", settings.find("rows").get(), null);
			return Optional.empty();
		}
		if (StateTypes.key(state).isEmpty()) {
			return Optional.empty();
		}
		return rows.flatMap(r -> columns.map(c -> new Settings(c, r.intValue(), 0, null, null)));
	}

	private Optional<Settings> filter() {
		Optional<Long> bits = settings.size("bits");
		Optional<Long> hashes = settings.size("hashes");
		if (hashes.filter(h -> h > MAX_ROWS).isPresent()) {
			reporter.error(IssueCodes.INVALID_SETTING, "A bloom has at most " + MAX_ROWS + " hashes", settings.find("hashes").get(), null);
			return Optional.empty();
		}
		return hashes.flatMap(h -> bits.map(b -> new Settings(b, h.intValue(), 0, null, null)));
	}

	private Optional<Settings> pool() {
		Optional<List<Long>> addresses = settings.ends("from", "an ipv4 address or a range of them", Types.IPV4);
		Optional<List<Long>> ports = settings.ends("ports", "a range of ports, such as 1024 .. 65535", null);
		if (addresses.isEmpty() || ports.isEmpty()) {
			return Optional.empty();
		}
		long first = addresses.get().get(0);
		long last = addresses.get().get(1);
		if (Long.compareUnsigned(ports.get().get(1), 65535) > 0) {
			reporter.error(IssueCodes.NUMBER_RANGE, "Ports end at 65535", settings.find("ports").get(), Literals.VALUE_SETTING__VALUE);
			return Optional.empty();
		}
		long size = (last - first + 1) * (ports.get().get(1) - ports.get().get(0) + 1);
		if (last < first || ports.get().get(1) < ports.get().get(0) || size > StateSettings.MAX_SIZE) {
			if (last >= first && ports.get().get(1) >= ports.get().get(0)) {
				reporter.error(IssueCodes.INVALID_SETTING, "A pool has at most " + StateSettings.MAX_SIZE + " items", settings.find("from").get(),
						Literals.VALUE_SETTING__VALUE);
			}
			return Optional.empty();
		}
		PoolRange range = new PoolRange(first, last, ports.get().get(0).intValue(), ports.get().get(1).intValue());
		return Optional.of(new Settings(range.size(), 0, 0, null, range));
	}
}
