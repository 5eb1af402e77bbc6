// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cora.cli.Console;
import org.cora.ir.diagnostic.CoraException;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What a function does under a traffic is looked at once, for whichever cards it is planned. */
class PlannedOffloadsTest {

	private static final Path CAMPUS = Path.of("..", "examples", "nat", "campus.pcap");
	private static final Strategy HOST = Strategies.named("host").orElseThrow();

	@Command
	private static final class Nothing {
	}

	@TempDir
	private Path folder;

	private Path file() throws IOException {
		Files.copy(CAMPUS, folder.resolve("seen.pcap"));
		return Files.writeString(folder.resolve("three.cora"), """
				import cora.nics.AgilioCX40
				import cora.nics.BlueField2
				import cora.nics.XeonHost
				nf Meet {
				  port lan, wan
				  state met : map<FlowKey, u32> { capacity 64 k timeout 10 s }
				  on packet p {
				    require p.ipv4 && p.l4 else pass
				    match met[p.flow] {
				      found n => n += 1
				      missing => met[p.flow] = 1
				    }
				    forward
				  }
				}
				traffic Seen { pcap "seen.pcap" rate 1 Mpps }
				traffic Faster { pcap "seen.pcap" rate 2 Mpps }
				offload OnAgilio { run Meet on AgilioCX40 with XeonHost { cores 4 } under Seen }
				offload OnBlueField { run Meet on BlueField2 with XeonHost { cores 4 } under Seen }
				offload AtTwice { run Meet on AgilioCX40 with XeonHost { cores 4 } under Faster }
				""");
	}

	private static PlannedOffloads planner(Path file) {
		return new PlannedOffloads(new Offloads(file), file, Console.of(new CommandLine(new Nothing())));
	}

	private static PlannedOffloads.Planned plan(PlannedOffloads by, String offload) {
		return by.plan(offload, HOST, false).get(0);
	}

	/** The capture is gone once it was read: what is planned afterwards can't have been profiled again. */
	@Test
	void anotherCardNeedsNoOtherProfile() throws IOException {
		Path file = file();
		PlannedOffloads.Planned alone = plan(planner(file), "OnBlueField");
		PlannedOffloads planner = planner(file);
		PlannedOffloads.Planned first = plan(planner, "OnAgilio");
		Files.delete(folder.resolve("seen.pcap"));
		PlannedOffloads.Planned second = plan(planner, "OnBlueField");
		assertEquals("BlueField2", second.problem().nic().getName());
		assertTrue(EcoreUtil.equals(alone.problem().graph(), second.problem().graph()), "as if it were planned alone");
		assertNotSame(first.problem().graph(), second.problem().graph(), "each plan has a graph of its own");
		assertThrows(CoraException.class, () -> plan(planner, "AtTwice"), "what packets do depends on their times");
	}
}
