// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * Remedies for common mistakes, offered where they were found. What a remedy needs to know stands in the diagnostic's data
 * and in the syntax tree, never in its message.
 */
package org.cora.dsl.ide.fixes;
