// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What was found out about a declaration and holds as long as its text and that of all it sees stay as they are: in an
 * editor, where a keystroke changes one declaration of many. {@link org.cora.dsl.known.DeclarationKeys} says when that is,
 * {@link org.cora.dsl.known.Known} keeps it.
 */
package org.cora.dsl.known;
