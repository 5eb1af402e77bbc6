// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.testing.nics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cora.dsl.compiler.Compilation;
import org.cora.dsl.compiler.CoraCompiler;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.ir.program.StateAction;
import org.cora.nicmodel.FlowTable;
import org.cora.nicmodel.ModelElement;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.Provenance;
import org.cora.nicmodel.performance.MemoryModel;
import org.cora.nicmodel.performance.ModelCheck;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;

/** The shipped models of cards and hosts can be used, and every figure in them says where it comes from. */
class LibraryModelsTest {

	private static final Compilation ALL = CoraCompiler.compile("package t\n" + StandardLibrary.names().stream()
			.filter(n -> n.startsWith("cora.nics.")).map(n -> "import " + n + "\n").collect(Collectors.joining()), "models.cora");

	private static List<Platform> models() {
		List<Platform> models = new ArrayList<>(ALL.nics().values());
		models.addAll(ALL.hosts().values());
		return models;
	}

	@Test
	void allAreThereAndUsable() {
		assertFalse(ALL.hasErrors(), () -> ALL.diagnostics().toString());
		for (String nic : List.of("AgilioCX40", "AgilioCX40Bpf", "BlueField2")) {
			assertTrue(ALL.nics().containsKey(nic), nic);
		}
		for (String host : List.of("XeonHost", "XdpHost")) {
			assertTrue(ALL.hosts().containsKey(host), host);
		}
		models().forEach(m -> assertEquals(List.of(), ModelCheck.problems(m), m.getName()));
	}

	@Test
	void everyFigureHasASourceOrARange() {
		for (Platform model : models()) {
			int[] figures = {figures(model)};
			model.eAllContents().forEachRemaining(part -> figures[0] += figures(part));
			assertTrue(figures[0] > 10, model.getName() + " has " + figures[0] + " figures");
		}
	}

	/** Looks at those of a part of a model; returns how many there are. */
	private static int figures(EObject object) {
		if (!(object instanceof ModelElement element)) {
			return 0;
		}
		int figures = 0;
		for (EAttribute attribute : element.eClass().getEAllAttributes()) {
			boolean figure = attribute.getEAnnotation("https://cora.example/unit") != null;
			if (figure && element.eIsSet(attribute)) {
				figures++;
				String what = element.getName() + "." + attribute.getName();
				Optional<Provenance> provenance = element.getProvenance().stream()
						.filter(p -> attribute.getName().equals(p.getFeature())).findFirst();
				assertTrue(provenance.isPresent(), what + " says nothing about its origin");
				double value = ((Number) element.eGet(attribute)).doubleValue();
				if (provenance.get().isEstimate()) {
					assertTrue(provenance.get().getLow() <= value && value <= provenance.get().getHigh(), what
							+ " is outside its range");
				} else {
					assertFalse(provenance.get().getSource() == null || provenance.get().getSource().isBlank(), what
							+ " has no source");
				}
			}
		}
		return figures;
	}

	@Test
	void namesInModelsMeanSomething() {
		List<String> actions = Arrays.stream(StateAction.values()).map(a -> a.name().toLowerCase(Locale.ROOT)).toList();
		for (Platform model : models()) {
			model.getStateOperation().forEach(o -> {
				String action = o.getName().substring(o.getName().lastIndexOf('-') + 1);
				assertTrue(action.equals("default") || actions.contains(action), model.getName() + ": " + o.getName());
			});
			assertFalse(new MemoryModel(model).shared().isEmpty(), model.getName());
			FlowTable table = model instanceof NicModel nic ? nic.getFlowTable() : null;
			if (table != null && table.getMemory() != null) {
				assertTrue(new MemoryModel(model).named(table.getMemory()).isPresent(), model.getName());
			}
		}
	}

	/** Figures that the design fixes, read through language and metamodel. */
	@Test
	void agilioIsWhatItsSourcesSay() {
		NicModel agilio = ALL.nics().get("AgilioCX40");
		assertEquals(800e6, agilio.getClock());
		assertEquals(50, agilio.getCores());
		assertEquals(224, agilio.getPacketCycles());
		assertEquals(54.4e6, agilio.getMaxPacketRate(), 1);
		assertEquals(List.of("imem", "emem"), new MemoryModel(agilio).shared().stream().map(m -> m.getName()).toList());
		assertEquals(25, new MemoryModel(agilio).named("emem").orElseThrow().getSpacingCycles());
		assertEquals(3_072_000, ALL.nics().get("AgilioCX40Bpf").getMaxEntries());
		assertEquals(agilio.getClock(), ALL.nics().get("AgilioCX40Bpf").getClock());
	}
}
