// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** The flows known at present, and where they are. */
package org.cora.runtime.flow;
