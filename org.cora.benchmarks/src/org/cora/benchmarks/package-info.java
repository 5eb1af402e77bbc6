// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** The project's own figures, reproduced: a package for each command of {@code cora bench}, and what they share. */
package org.cora.benchmarks;
