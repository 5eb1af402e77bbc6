// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * How sources are laid out.
 */
package org.cora.dsl.formatting;
