// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.UnaryOperator;

/** Puts into words under which headers a run reaches a block. */
final class PredicateText {

	private static final int MOST_PATHS = 64;
	private static final int MOST_SHOWN = 4;
	/** Blocks that are walked at most: loops written out have more ways through them than one can count. */
	private static final int MOST_STEPS = 2_000;
	/** Letters of one comparison that are shown: a hash written out has hundreds. */
	private static final int MOST_LETTERS = 60;
	/** Letters that are kept to tell two of them apart; beyond, a number stands for the rest. */
	private static final int MOST_KEPT = 300;

	private final Handler handler;
	private final int goal;
	private final Set<Set<String>> conditions = new LinkedHashSet<>();
	private final BitSet reaching;
	private int paths;
	private int steps;

	private PredicateText(Handler handler, int goal) {
		this.handler = handler;
		this.goal = goal;
		this.reaching = reaching(handler, goal);
	}

	/** The blocks from which the goal can be reached without touching a state. */
	private static BitSet reaching(Handler handler, int goal) {
		BitSet reaching = new BitSet();
		reaching.set(goal);
		for (boolean more = true; more;) {
			more = false;
			for (int i = handler.blocks().size() - 1; i >= 0; i--) {
				Block block = handler.blocks().get(i);
				if (!reaching.get(i) && !SteeringAnalysis.touchesState(block)
						&& block.terminator().successors().stream().anyMatch(reaching::get)) {
					reaching.set(i);
					more = true;
				}
			}
		}
		return reaching;
	}

	/** The condition, {@code anything} if there is none; cut short where it has many alternatives. */
	static String of(Handler handler, int block) {
		PredicateText text = new PredicateText(handler, block);
		text.walk(0, new HashMap<>(), new LinkedHashSet<>());
		List<Set<String>> terms = absorbed(text.conditions);
		if (terms.isEmpty() || terms.stream().anyMatch(Set::isEmpty)) {
			return "anything";
		}
		Set<String> common = new LinkedHashSet<>(terms.get(0));
		terms.forEach(common::retainAll);
		List<String> alternatives = new ArrayList<>();
		for (Set<String> term : terms.subList(0, Math.min(MOST_SHOWN, terms.size()))) {
			Set<String> rest = new LinkedHashSet<>(term);
			rest.removeAll(common);
			alternatives.add(joined(rest));
		}
		String either = String.join(" || ", alternatives) + (terms.size() > MOST_SHOWN ? " || …" : "");
		if (common.isEmpty() || alternatives.contains("")) {
			return common.isEmpty() ? either : joined(common);
		}
		String both = joined(common) + " && ";
		return both + (alternatives.size() > 1 ? "(" + either + ")" : either);
	}

	private static String joined(Set<String> facts) {
		return facts.stream().map(f -> f.length() <= MOST_LETTERS ? f : f.substring(0, MOST_LETTERS) + " …")
				.collect(Collectors.joining(" && "));
	}

	/** The same condition with fewer words: {@code a || !a && b} is {@code a || b}. */
	private static List<Set<String>> absorbed(Set<Set<String>> conditions) {
		List<Set<String>> terms = new ArrayList<>();
		conditions.forEach(c -> terms.add(new LinkedHashSet<>(c)));
		for (Set<String> term : terms) {
			for (String fact : new ArrayList<>(term)) {
				Set<String> opposite = new LinkedHashSet<>(term);
				opposite.remove(fact);
				opposite.add(negate(fact));
				if (terms.stream().anyMatch(other -> other != term && opposite.containsAll(other))) {
					term.remove(fact);
				}
			}
		}
		return new ArrayList<>(new LinkedHashSet<>(terms));
	}

	private void walk(int index, Map<Integer, String> values, Set<String> facts) {
		if (paths >= MOST_PATHS || steps++ >= MOST_STEPS || !reaching.get(index)) {
			return;
		}
		if (index == goal) {
			paths++;
			conditions.add(facts);
			return;
		}
		Block block = handler.blocks().get(index);
		if (SteeringAnalysis.touchesState(block)) {
			return;
		}
		Map<Integer, String> known = new HashMap<>(values);
		block.instructions().forEach(i -> note(i, known));
		if (block.terminator() instanceof Terminator.Branch branch) {
			String condition = known.getOrDefault(branch.condition().index(), "?");
			step(branch.then(), known, facts, condition);
			step(branch.otherwise(), known, facts, negate(condition));
		} else {
			block.terminator().successors().forEach(next -> walk(next, known, facts));
		}
	}

	private void step(int next, Map<Integer, String> known, Set<String> facts, String condition) {
		if (condition.equals("0") || facts.contains(negate(condition))) {
			return;
		}
		Set<String> more = new LinkedHashSet<>(facts);
		if (!condition.equals("1")) {
			more.add(condition);
		}
		walk(next, known, more);
	}

	private static String negate(String condition) {
		if (condition.equals("0") || condition.equals("1")) {
			return condition.equals("0") ? "1" : "0";
		}
		return condition.startsWith("!") ? condition.substring(1) : "!" + condition;
	}

	private static void note(Instruction instruction, Map<Integer, String> known) {
		String value = null;
		if (instruction instanceof Instruction.Constant constant) {
			value = Long.toUnsignedString(constant.value());
		} else if (instruction instanceof Instruction.HasHeader has) {
			value = has.header().name();
		} else if (instruction instanceof Instruction.LoadMeta load) {
			value = load.meta().name().toLowerCase(Locale.ROOT);
		}
		if (instruction instanceof Instruction.LoadField load) {
			load.targets().forEach(t -> known.put(t.index(), load.field().toString()));
		} else if (instruction instanceof Instruction.Unary unary) {
			String operand = known.getOrDefault(unary.operand().index(), "?");
			value = unary.operator() == UnaryOperator.COPY ? operand : unary.operator() == UnaryOperator.NOT
					? negate(operand) : "~" + operand;
		} else if (instruction instanceof Instruction.Binary binary) {
			value = combined(binary, known.getOrDefault(binary.left().index(), "?"),
					known.getOrDefault(binary.right().index(), "?"));
		}
		if (value != null) {
			known.put(instruction.writes().get(0).index(), value);
		}
	}

	/** Two numbers are computed at once: a function that gives one of several constants is compared with one of them. */
	private static String combined(Instruction.Binary binary, String left, String right) {
		if (left.matches("\\d+") && right.matches("\\d+")) {
			long value = binary.operator().apply(Long.parseUnsignedLong(left), Long.parseUnsignedLong(right));
			return Long.toUnsignedString(value & binary.target().mask());
		}
		String text = "(" + left + " " + binary.operator().symbol() + " " + right + ")";
		return text.length() <= MOST_KEPT ? text
				: text.substring(0, MOST_LETTERS) + " … " + Integer.toHexString(text.hashCode());
	}
}
