// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Planning problems of any size drawn from a seed, for tests and benches. */
package org.cora.planner.generate;
