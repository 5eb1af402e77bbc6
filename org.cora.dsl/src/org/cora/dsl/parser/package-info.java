// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * The generated parser and the limits in front of it, so that no text can exhaust memory or the stack.
 */
package org.cora.dsl.parser;
