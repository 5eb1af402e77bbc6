// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.wizards;

/**
 * An example that this bundle ships: a folder with a Cora source of the same name and a README.
 *
 * @param id      the folder's name
 * @param title   the README's heading
 * @param summary the README's first paragraph, as plain text
 */
public record Example(String id, String title, String summary) {

	/** Its main file, from the folder of all examples. */
	public String mainFile() {
		return id + "/" + id + ".cora";
	}
}
