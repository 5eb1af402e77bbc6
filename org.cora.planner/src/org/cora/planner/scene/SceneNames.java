// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

/** How pictures call what the planner has stable names for. */
public interface SceneNames {

	/** The planner's own. */
	SceneNames PLAIN = new SceneNames() {

		@Override
		public String resource(String name) {
			return name;
		}

		@Override
		public String sentence(String text) {
			return text;
		}
	};

	/** What a resource is called. */
	String resource(String name);

	/** A sentence of the planner with names in it. */
	String sentence(String text);
}
