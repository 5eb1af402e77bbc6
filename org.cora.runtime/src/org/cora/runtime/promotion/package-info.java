// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Finding flows heavy enough for the card, within the entries that may be added. */
package org.cora.runtime.promotion;
