// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

import java.util.Set;

/**
 * How a scene is to be drawn.
 *
 * @param heat     whether levels, states and meters are coloured by the share of capacity that is used
 * @param selected id of the state or class that stands out; null for none
 * @param found    ids of nodes that a search has found
 */
public record SceneLook(SceneColors colors, boolean heat, String selected, Set<String> found) {

	/** For files: light, nothing selected. */
	public static final SceneLook PLAIN = new SceneLook(SceneColors.LIGHT, false, null, Set.of());

	public SceneLook {
		found = Set.copyOf(found);
	}

	/** The same, with heat or without. */
	public SceneLook heat(boolean on) {
		return new SceneLook(colors, on, selected, found);
	}
}
