// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cora.dsl.Source;
import org.cora.dsl.compiler.Compilation;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.Provenance;
import org.junit.jupiter.api.Test;

class ModelReaderTest {

	private static final Compilation MODELS = Source.parse("""
			import cora.nics.AgilioCX40
			/** A card of one's own. */
			nic My extends AgilioCX40 {
			  cores 48 source "counted"
			  packet-cycles 100 cycles estimate 50 cycles .. 200 cycles
			  memory emem { usable 50 % }
			}
			""").compilation().orThrow();

	@Test
	void whatIsNotSaidIsInherited() {
		NicModel my = MODELS.nics().get("My");
		NicModel base = MODELS.nics().get("AgilioCX40");
		assertEquals(48, my.getCores());
		assertEquals(base.getClock(), my.getClock());
		assertEquals(base.getMemory().size(), my.getMemory().size());
		assertEquals("My", my.getName());
		assertEquals("AgilioCX40", my.getBase());
		assertNull(base.getBase());
	}

	@Test
	void figuresAreInBaseUnits() {
		assertEquals(800e6, MODELS.nics().get("My").getClock());
		assertEquals(0.5, MODELS.nics().get("My").getMemory().stream().filter(m -> m.getName().equals("emem")).findFirst()
				.orElseThrow().getUsable());
	}

	@Test
	void eachFigureKnowsItsSource() {
		Provenance cores = provenance("cores");
		assertEquals("counted", cores.getSource());
		assertFalse(cores.isEstimate());
		Provenance cycles = provenance("packetCycles");
		assertTrue(cycles.isEstimate());
		assertEquals(50, cycles.getLow());
		assertEquals(200, cycles.getHigh());
	}

	private static Provenance provenance(String feature) {
		return MODELS.nics().get("My").getProvenance().stream().filter(p -> p.getFeature().equals(feature)).findFirst().orElseThrow();
	}
}
