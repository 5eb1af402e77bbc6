// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.stateflow;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cora.dsl.ui.plan.SourceFiles;
import org.cora.planner.plan.Plan;
import org.cora.planner.stateflow.Element;
import org.cora.planner.stateflow.SourceRef;
import org.cora.planner.stateflow.StateNode;
import org.cora.planner.stateflow.SteeringClass;

/** Finds which state or class of a plan a place in the source is about. */
public final class SourceIndex {

	private static final Pattern DECLARATION = Pattern.compile(
		"\\s*(?:(on)\\s+packet\\s+\\w+\\s+from\\s+(\\w+)|on\\s+expire|(?:nf|state|port|param|struct|flow|fun|traffic|nic|host|offload|chain)\\s).*");

	private final List<StateNode> states;
	private final List<SteeringClass> classes;

	/** An index of that plan. */
	public SourceIndex(Plan plan) {
		this(plan.getGraph().getStates(), plan.getGraph().getClasses().stream().filter(found -> found.getPort() >= 0).toList());
	}

	private SourceIndex(List<StateNode> states, List<SteeringClass> classes) {
		this.states = List.copyOf(states);
		this.classes = List.copyOf(classes);
	}

	/**
	 * An index of what is written in one file: a chain's functions are often in several.
	 *
	 * @param folder that names of files in the plan count from
	 */
	SourceIndex in(Path file, Path folder) {
		return new SourceIndex(states.stream().filter(it -> isIn(it, file, folder)).toList(),
			classes.stream().filter(it -> isIn(it, file, folder)).toList());
	}

	private static boolean isIn(Element element, Path file, Path folder) {
		String name = element.getSource() == null ? null : element.getSource().getFile();
		return name != null && !name.isEmpty() && SourceFiles.resolve(name, folder).filter(file::equals).isPresent();
	}

	/** Whether there is nothing to be found. */
	boolean isEmpty() {
		return states.isEmpty() && classes.isEmpty();
	}

	/**
	 * The state whose name is at an offset, or else the class that begins there, or else the class with most packets of the
	 * handler that it is in.
	 *
	 * @param text   the source
	 * @param offset 0 … length of the text
	 * @return id of the element
	 */
	public Optional<String> at(String text, int offset) {
		return byName(qualified(text, offset)).or(() -> byName(word(text, offset))).or(() -> byRange(offset))
			.or(() -> byHandler(text, offset)).map(Element::getId);
	}

	/** In a chain, states are called FUNCTION.STATE; the short name will do. */
	private Optional<Element> byName(String word) {
		return states.stream().filter(state -> state.getName().equals(word) || !word.isEmpty() && state.getName().endsWith("." + word))
			.map(Element.class::cast).findFirst();
	}

	private Optional<Element> byRange(int offset) {
		return classes.stream().filter(found -> contains(found.getSource(), offset)).map(Element.class::cast).findFirst();
	}

	private static boolean contains(SourceRef source, int offset) {
		return source != null && source.getLine() > 0 && offset >= source.getOffset()
			&& offset <= source.getOffset() + source.getLength();
	}

	/** Goes up line by line to what the offset is inside of. */
	private Optional<Element> byHandler(String text, int offset) {
		int end = Math.max(text.indexOf('\n', offset), offset);
		int start = text.lastIndexOf('\n', end - 1) + 1;
		while (true) {
			Matcher line = DECLARATION.matcher(text.substring(start, Math.max(start, end)));
			if (line.matches()) {
				return line.group(1) == null ? declaredIn(line.group()) : ofPort(line.group(2));
			}
			if (start == 0) {
				return Optional.empty();
			}
			end = start - 1;
			start = text.lastIndexOf('\n', end - 1) + 1;
		}
	}

	/** A caret anywhere in a state's own line means the state. */
	private Optional<Element> declaredIn(String line) {
		Matcher state = Pattern.compile("\\s*state\\s+(\\w+).*").matcher(line);
		return state.matches() ? byName(state.group(1)) : Optional.empty();
	}

	private Optional<Element> ofPort(String port) {
		return classes.stream().filter(found -> port.equals(found.getPortName()))
			.max(Comparator.comparingDouble(SteeringClass::getPacketShare)).map(Element.class::cast);
	}

	/** The word at an offset with the one before its dot. */
	private static String qualified(String text, int offset) {
		int start = offset;
		while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
			start--;
		}
		return start > 1 && text.charAt(start - 1) == '.' ? word(text, start - 2) + "." + word(text, offset) : word(text, offset);
	}

	private static String word(String text, int offset) {
		int start = offset;
		while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
			start--;
		}
		int end = offset;
		while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
			end++;
		}
		return text.substring(start, end);
	}
}
