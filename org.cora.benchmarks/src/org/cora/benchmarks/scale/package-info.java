// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** How time, memory and proven gap of a search grow with the number of states and classes. */
package org.cora.benchmarks.scale;
