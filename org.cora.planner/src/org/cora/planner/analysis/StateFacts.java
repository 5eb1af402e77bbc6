// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.analysis;

import org.cora.planner.stateflow.Fact;
import org.cora.planner.stateflow.KeyOrigin;
import org.cora.planner.stateflow.Use;

/**
 * What is known of a state without running the program.
 *
 * @param origin     what its key is made of
 * @param originFact where that comes from
 * @param use        how packets use it
 * @param useFact    where that comes from
 * @param replicable whether each side may have a copy of its own
 */
public record StateFacts(KeyOrigin origin, Fact originFact, Use use, Fact useFact, boolean replicable) {
}
