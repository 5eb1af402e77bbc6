// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * Lexical rules. {@link org.cora.dsl.lexer.Literals} is the one place that knows numbers, quantities and addresses;
 * {@link org.cora.dsl.lexer.Words} tells editors which words are keywords and what kind each piece of a text is.
 */
package org.cora.dsl.lexer;
