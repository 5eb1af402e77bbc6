// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What names mean: which declarations can be seen from which place.
 */
package org.cora.dsl.scoping;
