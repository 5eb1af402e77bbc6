// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Compares strategies over a matrix of network functions, cards and traffic that was fixed before anything was tuned. */
package org.cora.benchmarks.paper;
