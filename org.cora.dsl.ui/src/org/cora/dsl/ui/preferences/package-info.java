// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** What a user can set: in Preferences, Cora. */
package org.cora.dsl.ui.preferences;
