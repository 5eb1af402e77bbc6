// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What the words of the language mean, in a sentence each, and templates of what can be written: texts beside these classes.
 */
package org.cora.dsl.ide.guide;
