// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cora.dsl.cora.Forward;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.PacketHandler;
import org.cora.dsl.cora.Port;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.Functions;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

/** The ways that packets can take through the functions of a chain. */
final class ChainWays {

	private static final int FORWARD = 1;
	private static final int BACK = 0;

	private final List<Nf> links;
	/** Entrances that lead nowhere but out, as {@code 2 * link + port}. */
	private final Set<Integer> done = new TreeSet<>();
	private final Set<Integer> around = new TreeSet<>();

	private ChainWays(List<Nf> links) {
		this.links = links;
	}

	/** Whether a packet could come to the same port of the same function twice. */
	static boolean goRound(List<Nf> links) {
		ChainWays ways = new ChainWays(links);
		return ways.repeats(0, BACK) || ways.repeats(links.size() - 1, FORWARD);
	}

	private boolean repeats(int link, int port) {
		int entrance = 2 * link + port;
		if (link < 0 || link >= links.size() || done.contains(entrance)) {
			return false;
		}
		if (!around.add(entrance)) {
			return true;
		}
		boolean found = false;
		for (int target : targets(links.get(link), port)) {
			found |= repeats(target == FORWARD ? link + 1 : link - 1, 1 - target);
		}
		around.remove(entrance);
		done.add(entrance);
		return found;
	}

	private static Set<Integer> targets(Nf nf, int port) {
		Set<Integer> targets = new TreeSet<>();
		var ports = NfMembers.ports(nf);
		for (PacketHandler handler : NfMembers.of(nf, PacketHandler.class)) {
			if (handler.getPort() != null && ports.indexOf(handler.getPort()) != port || handler.getBody() == null) {
				continue;
			}
			List<EObject> bodies = new ArrayList<>(Functions.reachedFrom(handler.getBody()));
			bodies.add(handler.getBody());
			for (EObject body : bodies) {
				for (Forward forward : EcoreUtil2.getAllContentsOfType(body, Forward.class)) {
					if (forward.getPort() == null || forward.getPort() instanceof Port) {
						targets.add(forward.getPort() == null ? 1 - port : ports.indexOf(forward.getPort()));
					} else {
						targets.addAll(Set.of(BACK, FORWARD));
					}
				}
			}
		}
		return targets;
	}
}
