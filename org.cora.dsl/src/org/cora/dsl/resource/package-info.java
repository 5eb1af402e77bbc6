// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * Source files in memory, what they import, and the standard library.
 */
package org.cora.dsl.resource;
