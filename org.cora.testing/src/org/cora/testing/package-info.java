// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** The one fixture for tests that take an NF all the way: source, plan, simulation. */
package org.cora.testing;
