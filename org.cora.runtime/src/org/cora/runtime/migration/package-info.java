// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Moving flows while packets flow: no packet lost, none reordered, no update lost or done twice. */
package org.cora.runtime.migration;
