// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** {@code cora bench speed}: packets per second of wall time, functional and timed, beside a bare hash probe. */
package org.cora.benchmarks.speed;
