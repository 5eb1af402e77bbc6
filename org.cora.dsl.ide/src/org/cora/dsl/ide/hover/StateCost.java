// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.hover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Assignment;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.NameReference;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Nic;
import org.cora.dsl.cora.OnClause;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.lowering.Reporter;
import org.cora.dsl.lowering.StateReader;
import org.cora.dsl.model.ModelReader;
import org.cora.dsl.typing.StateTypes;
import org.cora.ir.program.StateKind;
import org.cora.ir.type.Type;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.nicmodel.MemoryLevel;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Scope;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

/**
 * What a state costs: the bytes of its keys and values without the overhead of an implementation, at how many places it is
 * accessed, and the fastest memory of each card of the file's offloads that has room for it.
 */
final class StateCost {

	private StateCost() {
	}

	/** Markdown, a line for each fact; empty where nothing is known. */
	static List<String> of(StateDeclaration state) {
		List<String> lines = new ArrayList<>();
		Optional<Long> bytes = size(state, lines);
		accesses(state).ifPresent(lines::add);
		bytes.ifPresent(size -> memories(state, size, lines));
		return lines;
	}

	private static Optional<Long> size(StateDeclaration state, List<String> lines) {
		Optional<StateReader.Settings> settings = StateReader.read(state, Reporter.SILENT);
		Optional<Type> value = StateTypes.value(state);
		StateKind kind = StateTypes.kind(state).orElse(null);
		if (settings.isEmpty() || value.isEmpty() || kind == null) {
			return Optional.empty();
		}
		int key = kind == StateKind.COUNTMIN || kind == StateKind.ARRAY ? 0 : StateTypes.key(state).map(Type::bytes).orElse(0);
		int entry = key + value.get().bytes();
		long all = entry * settings.get().capacity() * Math.max(1, settings.get().rows());
		String rows = settings.get().rows() > 0 ? settings.get().rows() + " × " : "";
		lines.add(rows + settings.get().capacity() + " × " + entry + " B = " + Quantity.format(all, Dimension.SIZE)
				+ (settings.get().timeoutNanos() > 0 ? ", each for " + Quantity.format(settings.get().timeoutNanos(), Dimension.TIME) : ""));
		return Optional.of(all);
	}

	private static Optional<String> accesses(StateDeclaration state) {
		Nf nf = EcoreUtil2.getContainerOfType(state, Nf.class);
		int reads = 0;
		int writes = 0;
		for (NameReference use : nf == null ? List.<NameReference>of() : EcoreUtil2.getAllContentsOfType(nf, NameReference.class)) {
			if (use.getTarget() == state) {
				EObject whole = use.eContainer() instanceof Index ? use.eContainer() : use;
				if (whole.eContainer() instanceof Assignment assignment && assignment.getTarget() == whole) {
					writes++;
				} else {
					reads++;
				}
			}
		}
		return reads + writes == 0 ? Optional.empty() : Optional.of("Used at " + places(reads + writes)
				+ (writes == 0 ? "" : ", written at " + places(writes)));
	}

	private static String places(int count) {
		return count == 1 ? "1 place" : count + " places";
	}

	private static void memories(StateDeclaration state, long bytes, List<String> lines) {
		Set<Nic> nics = new LinkedHashSet<>();
		EcoreUtil2.getAllContentsOfType(EcoreUtil2.getRootContainer(state), OnClause.class).stream().map(OnClause::getNic)
				.filter(nic -> nic != null && !nic.eIsProxy()).forEach(nics::add);
		for (Nic nic : nics) {
			ModelReader.read(nic, Reporter.SILENT).ifPresent(model -> lines.add(memory(nic.getName(), model, bytes)));
		}
	}

	/** Only memory that all cores share can hold a state as a whole; caches hold what is used of others. */
	private static String memory(String nic, NicModel model, long bytes) {
		return model.getMemory().stream().filter(level -> level.getScope() == Scope.CARD && level.getCaches() == null)
				.filter(level -> room(level) >= bytes).min(Comparator.comparingDouble(MemoryLevel::getLatencyCycles))
				.map(level -> nic + ": fits `" + level.getName() + "`, about " + Math.round(level.getLatencyCycles())
						+ " cycles an access")
				.orElse(nic + ": has no memory with room for it");
	}

	private static double room(MemoryLevel level) {
		return level.getCapacity() * (level.getUsable() > 0 ? level.getUsable() : 1);
	}
}
