// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Foretelling load. */
package org.cora.runtime.predict;
