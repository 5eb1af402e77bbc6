// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors

/** What the expressions of {@code description/cora.odesign} call: where things stand, what they are called, what leads where. */
package org.cora.sirius.services;
