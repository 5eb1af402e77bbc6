// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** How the runtime follows traffic that leaves what its plan was made for, beside one that doesn't and the best there could be. */
package org.cora.benchmarks.storms;
