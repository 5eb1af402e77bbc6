// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.navigation;

import org.eclipse.lsp4j.Location;

/**
 * A place where a name is used.
 *
 * @param place of the name
 * @param file  as people call it
 * @param line  the line around it
 */
record Use(Location place, String file, String line) {
}
