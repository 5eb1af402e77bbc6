// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import org.eclipse.core.runtime.jobs.ISchedulingRule;

/** Lets only one job at a time plan a source file. Has nothing to do with the workspace's own rules, so nobody's build waits. */
record SourceRule(Path source) implements ISchedulingRule {

	@Override
	public boolean contains(ISchedulingRule rule) {
		return equals(rule);
	}

	@Override
	public boolean isConflicting(ISchedulingRule rule) {
		return equals(rule);
	}
}
