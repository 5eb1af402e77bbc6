// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Quick fixes of the language service, for the editor and the Problems view. */
package org.cora.dsl.ui.fixes;
