// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.ConsistencySetting;
import org.cora.dsl.cora.ExpireHandler;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Touch;
import org.cora.dsl.cora.Traffic;
import org.cora.dsl.lowering.ConsistencyReader;
import org.cora.dsl.validation.IssueCodes;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Unit;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

/** Settings: missing, misspelt, in a wrong unit. */
final class SettingRemedies implements CodeActions.RemedySource {

	@Override
	public void remedies(Problem problem, List<Remedy> remedies) {
		switch (problem.code()) {
			case IssueCodes.MISSING_SETTING -> problem.datum().ifPresent(setting -> missing(setting, problem, remedies));
			case IssueCodes.UNKNOWN_SETTING -> problem.datum().ifPresent(name -> misspelt(name, problem, remedies));
			case IssueCodes.UNIT_MISMATCH -> problem.datum().ifPresent(dimension -> units(dimension, problem, remedies));
			case IssueCodes.NOT_MERGEABLE -> strict(problem, remedies);
			case IssueCodes.INVALID_SETTING -> problem.around(ConsistencySetting.class).ifPresent(setting -> remedies.add(Remedy
					.of("Remove '" + setting.getConsistency() + "'", problem.edits().remove(setting, setting))));
			case IssueCodes.NO_TIMEOUT -> timeout(problem, remedies);
			default -> {
				// none of these
			}
		}
	}

	private static void missing(String setting, Problem problem, List<Remedy> remedies) {
		EObject owner = problem.around(StateDeclaration.class).<EObject>map(s -> s)
				.or(() -> problem.around(Traffic.class)).orElse(null);
		if (owner != null) {
			remedies.add(Remedy.of("Add '" + setting + "'", add(setting, owner, problem.edits())));
		}
	}

	private static org.eclipse.lsp4j.TextEdit add(String setting, EObject owner, Edits edits) {
		return edits.keyword(owner, "}", true).map(brace -> edits.atEnd(brace, setting))
				.orElseGet(() -> edits.insert(edits.end(owner), " { " + setting + " }"));
	}

	/** The whole setting is marked; its name is the first word. */
	private static void misspelt(String name, Problem problem, List<Remedy> remedies) {
		int length = problem.marked().replaceAll("\\W[\\s\\S]*", "").length();
		remedies.add(Remedy.of("Change to '" + name + "'",
				problem.edits().replace(problem.start(), problem.start() + length, name)));
	}

	/** The number as it is, in units that are wanted: the one with the same prefix first. */
	private static void units(String dimension, Problem problem, List<Remedy> remedies) {
		String marked = problem.marked();
		int digits = 0;
		while (digits < marked.length() && (Character.isDigit(marked.charAt(digits)) || "._".indexOf(marked.charAt(digits)) >= 0)) {
			digits++;
		}
		int start = marked.substring(0, digits).isEmpty() ? -1 : problem.start();
		if (start < 0) {
			return;
		}
		String number = marked.substring(0, digits);
		String unit = marked.substring(digits).strip();
		List<String> units = new ArrayList<>();
		for (Unit candidate : Unit.all()) {
			if (candidate.dimension().name().equals(dimension)) {
				units.add(candidate.symbol());
			}
		}
		if (dimension.equals(Dimension.COUNT.name())) {
			units.add(0, "");
		}
		units.sort((a, b) -> Boolean.compare(samePrefix(b, unit), samePrefix(a, unit)));
		for (String wanted : units) {
			String text = wanted.isEmpty() ? number : number + " " + wanted;
			remedies.add(Remedy.of("Change to '" + text + "'", problem.edits().replace(start, problem.end(), text)));
		}
	}

	private static boolean samePrefix(String unit, String given) {
		String prefix = given.length() > 1 && "kMG".indexOf(given.charAt(0)) >= 0 ? given.substring(0, 1) : "";
		return prefix.isEmpty() ? unit.isEmpty() : unit.startsWith(prefix);
	}

	/** An update that doesn't commute needs one writer at a time. */
	private static void strict(Problem problem, List<Remedy> remedies) {
		Optional<EObject> update = problem.around(Assignment.class).<EObject>map(Assignment::getTarget)
				.or(() -> problem.around(MethodCall.class).map(MethodCall::getReceiver));
		update.flatMap(SettingRemedies::state).filter(state -> state.eResource() == problem.resource())
				.ifPresent(state -> ConsistencyReader.said(state).ifPresent(setting -> remedies.add(Remedy.of(
						"Make '" + state.getName() + "' strict: one writer at a time",
						problem.edits().replace(problem.edits().start(setting), problem.edits().end(setting), "strict")))));
	}

	private static void timeout(Problem problem, List<Remedy> remedies) {
		Optional<StateDeclaration> state = problem.around(ExpireHandler.class).map(ExpireHandler::getState)
				.or(() -> problem.around(Touch.class).map(Touch::getEntry).flatMap(SettingRemedies::state));
		state.filter(s -> s.eResource() == problem.resource()).ifPresent(s -> remedies.add(Remedy.of(
				"Give '" + s.getName() + "' a timeout of 300 s", add("timeout 300 s", s, problem.edits()))));
		problem.around(Touch.class).ifPresent(touch -> remedies
				.add(Remedy.of("Remove 'touch'", problem.edits().remove(touch, touch))));
	}

	private static Optional<StateDeclaration> state(EObject lookUp) {
		return Stream.concat(Stream.of(lookUp), EcoreUtil2.getAllContentsOfType(lookUp, EObject.class).stream())
				.filter(NameReference.class::isInstance).map(NameReference.class::cast).map(NameReference::getTarget)
				.filter(StateDeclaration.class::isInstance).map(StateDeclaration.class::cast).findFirst();
	}
}
