// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.scoping;

import java.util.ArrayList;
import java.util.List;
import org.cora.dsl.cora.Block;
import org.cora.dsl.cora.ExpireHandler;
import org.cora.dsl.cora.FlowIdentity;
import org.cora.dsl.cora.For;
import org.cora.dsl.cora.FoundArm;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.PacketHandler;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.Statement;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.scoping.IScope;
import org.eclipse.xtext.scoping.Scopes;
import org.eclipse.xtext.scoping.impl.SimpleScope;

/** The names that handlers and functions introduce: parameters, packets, keys, entries and variables, each from its declaration to the end of its block. */
public final class Locals {

	/** The name that a packet has in {@code flow by}. */
	public static final String IMPLICIT_PACKET = "p";

	private Locals() {
	}

	static IScope scope(EObject context, IScope outer) {
		if (flowIdentity(context) != null) {
			FlowIdentity identity = flowIdentity(context);
			return new SimpleScope(outer,
					List.of(EObjectDescription.create(QualifiedName.create(IMPLICIT_PACKET), identity)));
		}
		return Scopes.scopeFor(visible(context), outer);
	}

	/** The names in sight of a place in a handler, the nearest first. */
	public static List<Referable> visible(EObject context) {
		List<Referable> names = new ArrayList<>();
		for (EObject at = context; at != null && !(at instanceof Nf); at = at.eContainer()) {
			addIntroducedBetween(at.eContainer(), at, names);
		}
		return names.stream().filter(name -> Names.of(name) != null).toList();
	}

	private static void addIntroducedBetween(EObject container, EObject inner, List<Referable> names) {
		if (container instanceof Block block) {
			List<Statement> before = block.getStatements().subList(0, Math.max(0, block.getStatements().indexOf(inner)));
			for (int i = before.size() - 1; i >= 0; i--) {
				if (before.get(i) instanceof Let let) {
					names.add(let);
				}
			}
		} else if (container instanceof FoundArm arm && arm.getEntry() != null && inner == arm.getBody()) {
			names.add(arm.getEntry());
		} else if (container instanceof PacketHandler handler && handler.getPacket() != null) {
			names.add(handler.getPacket());
		} else if (container instanceof Function function && inner == function.getBody()) {
			names.addAll(function.getParameters());
		} else if (container instanceof For loop && inner == loop.getBody() && loop.getVariable() != null) {
			names.add(loop.getVariable());
		} else if (container instanceof ExpireHandler handler && inner == handler.getBody()) {
			names.addAll(handler.getKeys());
			if (handler.getEntry() != null) {
				names.add(handler.getEntry());
			}
		}
	}

	private static FlowIdentity flowIdentity(EObject context) {
		EObject at = context;
		while (at != null && !(at instanceof FlowIdentity)) {
			at = at.eContainer();
		}
		return (FlowIdentity) at;
	}
}
