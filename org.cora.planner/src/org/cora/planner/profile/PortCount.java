// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.profile;

/**
 * Packets of one port.
 *
 * @param packets how many
 * @param bytes   of all of them on the wire
 */
public record PortCount(long packets, long bytes) {

	static final PortCount NONE = new PortCount(0, 0);

	PortCount plus(PortCount other) {
		return new PortCount(packets + other.packets, bytes + other.bytes);
	}

	PortCount times(double part) {
		return new PortCount(Math.round(packets * part), Math.round(bytes * part));
	}
}
