// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What a card or a host achieves under a given demand: pure functions over the models of {@link org.cora.nicmodel}.
 * Formulas are cited where they stand; figures come from the models.
 */
package org.cora.nicmodel.performance;
