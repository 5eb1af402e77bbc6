// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What can be written at a place.
 */
package org.cora.dsl.ide.completion;
