// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.Block;
import org.cora.dsl.cora.Forward;
import org.cora.dsl.cora.FoundArm;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.Match;
import org.cora.dsl.cora.MissingArm;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.PacketHandler;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.PortGroup;
import org.cora.dsl.cora.Return;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.DeclaredTypes;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.dsl.validation.IssueCodes;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

/** Ways through a handler: verdicts that are missing, arms of {@code match}, where to forward to. */
final class HandlerRemedies implements CodeActions.RemedySource {

	@Override
	public void remedies(Problem problem, List<Remedy> remedies) {
		switch (problem.code()) {
			case IssueCodes.MISSING_RETURN -> problem.around(Function.class).ifPresent(f -> returned(f, problem, remedies));
			case IssueCodes.NO_VERDICT -> problem.around(PacketHandler.class).ifPresent(h -> verdict(h, problem, remedies));
			case IssueCodes.FALLS_THROUGH -> problem.around(Block.class).ifPresent(b -> end(b, "pass", problem, remedies));
			case IssueCodes.MATCH_ARMS -> problem.around(Match.class).ifPresent(m -> arms(m, problem, remedies));
			case IssueCodes.PORT_COUNT -> problem.around(PortGroup.class).ifPresent(g -> second(g, problem, remedies));
			case IssueCodes.FORWARD_TARGET -> problem.around(Forward.class).ifPresent(f -> target(f, problem, remedies));
			default -> {
				// none of these
			}
		}
	}

	private static void verdict(PacketHandler handler, Problem problem, List<Remedy> remedies) {
		if (!(handler.getBody() instanceof Block body)) {
			return;
		}
		List<Port> ports = handler.eContainer() instanceof Nf nf ? NfMembers.ports(nf) : List.of();
		if (ports.isEmpty()) {
			end(body, "forward", problem, remedies);
		}
		ports.stream().filter(port -> port != handler.getPort())
				.forEach(port -> end(body, "forward to " + port.getName(), problem, remedies));
		end(body, "pass", problem, remedies);
	}

	/** The type's zero, at the end of the body. */
	private static void returned(Function function, Problem problem, List<Remedy> remedies) {
		boolean atEnd = EcoreUtil2.getContainerOfType(problem.at(), Return.class) == null;
		if (atEnd && function.getBody() instanceof Block body && function.getResult() != null) {
			DeclaredTypes.of(function.getResult()).flatMap(StatementRemedies::zero).ifPresent(zero -> end(body, "return " + zero, problem, remedies));
		}
	}

	private static void end(Block block, String statement, Problem problem, List<Remedy> remedies) {
		problem.edits().keyword(block, "}", true).ifPresent(brace -> remedies
				.add(Remedy.of("Add '" + statement + "' at the end", problem.edits().atEnd(brace, statement))));
	}

	private static void arms(Match match, Problem problem, List<Remedy> remedies) {
		Optional<Integer> brace = problem.edits().keyword(match, "}", true);
		if (brace.isPresent() && !(Typing.of(match.getSubject()) instanceof Sort.Entry)) {
			remedies.add(Remedy.of("Add the arm 'else'", problem.edits().atEnd(brace.get(), "else => { }")));
			return;
		}
		boolean found = match.getArms().stream().anyMatch(FoundArm.class::isInstance);
		boolean missing = match.getArms().stream().anyMatch(MissingArm.class::isInstance);
		String arms = found && missing ? "" : found ? "missing => { }" : missing ? "found => { }" : "found => { }\nmissing => { }";
		if (brace.isPresent() && !arms.isEmpty()) {
			remedies.add(Remedy.of(found || missing ? "Add the arm '" + arms.replaceAll(" .*", "") + "'" : "Add both arms",
					problem.edits().atEnd(brace.get(), arms)));
		}
	}

	private static void second(PortGroup group, Problem problem, List<Remedy> remedies) {
		if (group.getPorts().size() == 1) {
			String name = Place.free("other", group);
			remedies.add(Remedy.of("Add the port '" + name + "'", problem.edits().insert(problem.edits().end(group), ", " + name)));
		}
	}

	private static void target(Forward forward, Problem problem, List<Remedy> remedies) {
		EObject nf = forward;
		while (nf != null && !(nf instanceof Nf)) {
			nf = nf.eContainer();
		}
		List<Port> ports = nf == null ? List.of() : NfMembers.ports((Nf) nf);
		Optional<Port> from = problem.around(PacketHandler.class).map(PacketHandler::getPort);
		ports.stream().filter(port -> from.isEmpty() || from.get() != port).forEach(port -> remedies.add(Remedy
				.of("Forward to '" + port.getName() + "'", problem.edits().insert(problem.edits().end((Statement) forward), " to " + port.getName()))));
	}
}
