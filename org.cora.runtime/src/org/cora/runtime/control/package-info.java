// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Deciding which flows should move where. */
package org.cora.runtime.control;
