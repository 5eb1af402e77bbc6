// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

/**
 * Link types as numbered by the registry of the pcap file format (LINKTYPE_…). Any other number is carried along
 * unparsed.
 */
public final class LinkType {

	public static final int ETHERNET = 1;
	/** Linux cooked capture, 16-byte pseudo header. */
	public static final int LINUX_SLL = 113;
	/** Linux cooked capture version 2, 20-byte pseudo header. */
	public static final int LINUX_SLL2 = 276;

	private LinkType() {
	}

	/** Whether packets of that link type are parsed; others have no header at all. */
	public static boolean isParsed(int linkType) {
		return linkType == ETHERNET || linkType == LINUX_SLL || linkType == LINUX_SLL2;
	}
}
