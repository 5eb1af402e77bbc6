// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.cli.command;

import java.util.Iterator;
import java.util.List;
import org.cora.planner.search.Strategies;
import org.cora.planner.search.Strategy;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The strategies as the command line offers them. */
final class StrategyNames implements Iterable<String> {

	static final String DEFAULT = "cora";

	static List<String> all() {
		return Strategies.all().stream().map(Strategy::name).toList();
	}

	/** The strategy of that name, or a usage error. */
	static Strategy require(String name, CommandSpec spec) {
		return Strategies.named(name).orElseThrow(() -> new ParameterException(spec.commandLine(),
				"there is no strategy '" + name + "'; there are " + String.join(", ", all())));
	}

	@Override
	public Iterator<String> iterator() {
		return all().iterator();
	}
}
