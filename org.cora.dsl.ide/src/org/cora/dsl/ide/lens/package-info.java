// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What plans say, shown above the lines it is about.
 */
package org.cora.dsl.ide.lens;
