// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import org.cora.cli.CommonOptions;
import org.cora.cli.Console;
import org.cora.cli.ExitCode;
import org.cora.cli.Table;
import org.cora.cli.json.Json;
import org.cora.cli.nics.ModelSheet;
import org.cora.cli.nics.ModelText;
import org.cora.cli.nics.ShippedModels;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.Platform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cora nics}: what the modelled cards and hosts can do. */
@Command(name = "nics", header = "Show the modelled NICs and hosts, or one of them with every figure and its source.",
		footer = { "", "Example: cora nics AgilioCX40" })
public final class NicsCommand implements Callable<Integer> {

	@Mixin(name = "common")
	private CommonOptions common;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "NAME", arity = "0..1", description = "Model to show.")
	private String name;

	@Override
	public Integer call() {
		Console console = Console.of(spec.commandLine());
		List<Platform> models = ShippedModels.all();
		if (name == null) {
			list(models).forEach(console::line);
		} else {
			models = List.of(named(models));
			new ModelText(models.get(0)).lines().forEach(console::line);
		}
		JsonObject result = Json.document();
		result.add("nics", Json.array(models, model -> new ModelSheet(model).json()));
		console.result(result);
		return ExitCode.OK;
	}

	private Platform named(List<Platform> models) {
		return models.stream().filter(m -> m.getName().equalsIgnoreCase(name)).findFirst()
				.orElseThrow(() -> new CoraException("unknown-model", "there is no model '" + name + "'; there are "
						+ String.join(", ", models.stream().map(Platform::getName).toList())));
	}

	private static List<String> list(List<Platform> models) {
		Table table = new Table("model", "kind", "cores", "clock", "figures", "what");
		for (Platform model : models) {
			table.row(model.getName(), model instanceof HostModel ? "host" : "nic", Integer.toString(model.getCores()),
					Quantity.format(model.getClock(), Dimension.FREQUENCY), model.getPreset(),
					model.getTitle());
		}
		return table.lines();
	}
}
