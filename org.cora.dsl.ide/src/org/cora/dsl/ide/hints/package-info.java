// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What an editor shows between the words: types that the author left to inference.
 */
package org.cora.dsl.ide.hints;
