// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.FlowIdentity;
import org.cora.dsl.cora.FlowRule;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Now;
import org.cora.dsl.cora.Port;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.lowering.StateReader;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.Functions;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.cora.ir.type.Type;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;

/** Checks of states, ports and flow identity. */
public class StateChecks extends Problems {

	private static final int MAX_PORTS = 64;

	@Check
	public void state(StateDeclaration state) {
		StateReader.read(state, this);
	}

	@Check
	public void ports(Nf nf) {
		List<Port> ports = NfMembers.ports(nf);
		if (ports.size() == 1 || ports.size() > MAX_PORTS) {
			error(IssueCodes.PORT_COUNT, "A network function has two ports or more; without any it is a bump in the wire",
					ports.get(0), Literals.PORT__NAME);
		}
	}

	@Check
	public void flowIdentities(Nf nf) {
		List<FlowIdentity> identities = NfMembers.of(nf, FlowIdentity.class);
		for (int i = 1; i < identities.size(); i++) {
			error(IssueCodes.FLOW_IDENTITY, "There is one 'flow by' for all ports", identities.get(i));
		}
	}

	@Check
	public void flowIdentity(FlowIdentity identity) {
		Set<Port> seen = new HashSet<>();
		List<Type> keys = new ArrayList<>();
		for (FlowRule rule : identity.getRules()) {
			if (rule.getPort() != null && !rule.getPort().eIsProxy() && !seen.add(rule.getPort())) {
				error(IssueCodes.FLOW_IDENTITY, "Port '" + rule.getPort().getName() + "' has a rule already", rule,
						Literals.FLOW_RULE__PORT);
			}
			key(rule, keys);
		}
	}

	private void key(FlowRule rule, List<Type> before) {
		if (rule.getKey() == null) {
			return;
		}
		Sort sort = Typing.of(rule.getKey());
		Optional<Type> type = sort instanceof Sort.Entry entry ? Optional.of(entry.type())
				: Optional.ofNullable(sort.asValue());
		if (type.isPresent() && !before.isEmpty() && !before.get(0).equals(type.get())) {
			error(IssueCodes.FLOW_IDENTITY, "A flow has one kind of key: " + before.get(0).name() + ", not "
					+ type.get().name(), rule, Literals.FLOW_RULE__KEY);
		}
		type.ifPresent(before::add);
		boolean impure = rule.getKey() instanceof Now || rule.getKey() instanceof MethodCall
				|| !EcoreUtil2.getAllContentsOfType(rule.getKey(), MethodCall.class).isEmpty()
				|| !Functions.calledIn(rule.getKey()).isEmpty()
				|| !EcoreUtil2.getAllContentsOfType(rule.getKey(), Now.class).isEmpty();
		if (impure) {
			error(IssueCodes.FLOW_IDENTITY, "Which flow a packet belongs to may depend on the packet and on look-ups only", rule,
					Literals.FLOW_RULE__KEY);
		}
	}
}
