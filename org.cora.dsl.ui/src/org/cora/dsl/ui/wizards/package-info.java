// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** File → New: a project with an example that runs, an example, a network function. */
package org.cora.dsl.ui.wizards;
