// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.placement;

/** Which side the editor's ruler shows for a state or handler. */
enum Mark {

	/** Nothing: an offload is on no side. */
	NONE(""),
	/** All on the NIC. */
	NIC("org.cora.dsl.ui.onNic"),
	/** All on the host. */
	HOST("org.cora.dsl.ui.onHost"),
	/** Some here, some there. */
	BOTH("org.cora.dsl.ui.onBoth");

	private static final double TINY = 1e-6;

	/** Id of the annotation type in plugin.xml. */
	final String annotation;

	Mark(String annotation) {
		this.annotation = annotation;
	}

	/** The mark for a share that is on the NIC, from 0 to 1. */
	static Mark of(double nicShare) {
		return nicShare > 1 - TINY ? NIC : nicShare < TINY ? HOST : BOTH;
	}
}
