// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** The way to a plan's Sirius diagram, for those who have it: through two commands of a bundle that this one doesn't know. */
package org.cora.dsl.ui.diagram;
