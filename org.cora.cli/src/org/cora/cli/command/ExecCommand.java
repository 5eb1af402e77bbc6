// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cora.cli.CommonOptions;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.Table;
import org.cora.cli.json.ExecJson;
import org.cora.cli.json.Json;
import org.cora.exec.Executor;
import org.cora.exec.capture.CaptureReader;
import org.cora.exec.capture.CaptureStatistics;
import org.cora.exec.capture.PcapWriter;
import org.cora.exec.compile.CompiledExecutor;
import org.cora.exec.interpret.InterpretedExecutor;
import org.cora.exec.run.Ingress;
import org.cora.exec.run.OrderReplay;
import org.cora.exec.run.PacketCounts;
import org.cora.exec.run.SequentialRun;
import org.cora.exec.run.StateContent;
import org.cora.exec.state.LocalStore;
import org.cora.exec.state.PoolShards;
import org.cora.exec.traffic.PacketSource;
import org.cora.ir.file.WholeFile;
import org.cora.ir.program.Nf;
import org.cora.ir.text.Fingerprint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cora exec}: runs an NF over a capture, or replays the order of a simulation, functionally. */
@Command(name = "exec", header = "Run an NF over a capture, packet by packet: packets out, final state out.",
		description = { "", "By default the first packet of a connection comes in by the NF's first port, packets the other way by"
				+ " the second, addressed to whatever the NF last sent out for that connection, as the real peer would.",
				"With --order, packets are handled in the order that a simulation logged, and every packet and the"
						+ " final state are compared with it." },
		footer = { "", "Example: cora exec examples/nat/nat.cora --nf Nat --pcap examples/nat/campus.pcap --out out.pcap"
				+ " --state state.json" })
public final class ExecCommand implements Callable<Integer> {

	private static final int WHOLE_PACKETS = CaptureReader.MAX_CAPTURED;

	@Mixin(name = "common")
	private CommonOptions common;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FILE", description = "Source file.")
	private Path file;

	@Option(names = "--nf", required = true, paramLabel = "NAME", description = "NF or chain to run.")
	private String nf;

	@Option(names = "--pcap", required = true, paramLabel = "IN", description = "Capture to read, pcap or pcapng.")
	private Path pcap;

	@Option(names = "--out", paramLabel = "OUT.pcap", description = "Write forwarded packets here.")
	private Path out;

	@Option(names = "--state", paramLabel = "STATE.json", description = "Write the final state here.")
	private Path state;

	@Option(names = "--order", paramLabel = "ORDER", description = "Replay this serialisation order of a simulation.")
	private Path order;

	@Option(names = "--ingress", paramLabel = "RULE", defaultValue = "auto",
			description = "Where packets come in: auto, PORT for all, or PORT=PREFIX[,PREFIX] by source address. Default: auto.")
	private String ingress;

	@Option(names = "--interpret", description = "Interpret the program instead of compiling it: slower, the same results.")
	private boolean interpret;

	@Override
	public Integer call() {
		Console console = Console.of(spec.commandLine());
		Nf program = new Offloads(file).nf(nf);
		OutputCheck.distinct(file, pcap, order, out, state);
		console.progress("running " + program.simpleName() + " over " + pcap);
		return order == null ? run(program, console) : replay(program, console);
	}

	private int run(Nf program, Console console) {
		Ingress rule = Ingress.parse(ingress, program);
		LocalStore store = new LocalStore(program, PoolShards.whole());
		PacketCounts counts;
		CaptureStatistics statistics;
		try (CaptureReader reader = CaptureReader.open(pcap); PacketSource source = rule.of(reader);
				PcapWriter writer = writer(reader.nanosecondClock())) {
			counts = new SequentialRun(executor(program, store, console)).run(source, writer);
			statistics = reader.statistics();
			finish(writer, console);
		}
		List<StateContent> states = StateContent.of(store);
		writeState(states);
		text(program, counts, states, console);
		remark(statistics, console);
		JsonObject result = result(program, counts, states);
		result.add("capture", ExecJson.capture(statistics));
		console.result(result);
		return ExitCode.OK;
	}

	private Executor executor(Nf program, LocalStore store, Console console) {
		if (interpret) {
			return new InterpretedExecutor(program, store);
		}
		CompiledExecutor compiled = new CompiledExecutor(program, store);
		compiled.interpreted().forEach((handler, why) -> console.note(handler + " is interpreted: " + why));
		return compiled;
	}

	private int replay(Nf program, Console console) {
		OrderReplay.Result replay;
		try (PcapWriter writer = writer(true)) {
			replay = OrderReplay.run(program, Fingerprint.of(program), order, pcap, writer);
			finish(writer, console);
		}
		List<StateContent> states = StateContent.of(replay.store());
		writeState(states);
		text(program, replay.counts(), states, console);
		console.line(replay.verified()
				? "replay: " + replay.handlers() + " handlers, every packet " + upTo(replay) + " as in the simulation"
				: "replay: differs after " + replay.handlers() + " handlers: " + replay.firstDifference());
		JsonObject result = result(program, replay.counts(), states);
		JsonObject json = new JsonObject();
		json.addProperty("handlers", replay.handlers());
		json.addProperty("verified", replay.verified());
		json.addProperty("firstDifference", replay.firstDifference());
		result.add("replay", json);
		console.result(result);
		return replay.verified() ? ExitCode.OK : ExitCode.VIOLATION;
	}

	private static String upTo(OrderReplay.Result replay) {
		return replay.resetNanos() >= 0 ? "up to the reset of the card"
				: replay.upgradeNanos() >= 0 ? "until another version of the program took over" : "and the final state";
	}

	private PcapWriter writer(boolean nanoseconds) {
		return out == null ? null : PcapWriter.create(out, nanoseconds, WHOLE_PACKETS);
	}

	private void finish(PcapWriter writer, Console console) {
		if (writer != null) {
			writer.commit();
			if (writer.leftOut() > 0) {
				console.note(writer.leftOut() + " packets of another link type don't fit into " + out + " and are left out");
			}
		}
	}

	private void writeState(List<StateContent> states) {
		if (state != null) {
			JsonObject document = Json.document();
			document.add("states", ExecJson.states(states));
			WholeFile.write(state, Json.text(document) + "\n");
		}
	}

	private static JsonObject result(Nf program, PacketCounts counts, List<StateContent> states) {
		JsonObject result = Json.document();
		result.addProperty("nf", program.name());
		result.add("packets", ExecJson.packets(counts));
		result.add("states", ExecJson.states(states));
		return result;
	}

	private static void text(Nf program, PacketCounts counts, List<StateContent> states, Console console) {
		console.line(program.name() + ": " + counts.in() + " packets in, " + counts.out() + " out, " + counts.dropped()
				+ " dropped, " + counts.passed() + " passed");
		counts.drops().forEach(d -> console.line("  dropped " + d.packets() + ": " + d.cause() + " (" + d.kind() + ")"));
		Table table = new Table("  state", "kind", "entries", "capacity");
		states.forEach(s -> table.row("  " + s.name(), s.kind(), Long.toString(s.size()), Long.toString(s.capacity())));
		if (!states.isEmpty()) {
			table.lines().forEach(console::line);
		}
	}

	private void remark(CaptureStatistics statistics, Console console) {
		if (statistics.malformed() > 0) {
			console.note(pcap + ": " + statistics.malformed() + " malformed records passed over");
		}
		if (statistics.cutOff()) {
			console.note(pcap + " ends in the middle of a packet; what came before was handled");
		}
	}
}
