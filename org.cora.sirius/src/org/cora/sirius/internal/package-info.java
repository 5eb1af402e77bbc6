// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors

/** Sirius by reflection, commands, and the way to the source. */
package org.cora.sirius.internal;
