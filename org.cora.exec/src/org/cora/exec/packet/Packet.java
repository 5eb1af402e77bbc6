// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.packet;

import java.util.Arrays;
import org.cora.ir.packet.Header;

/**
 * A packet as bytes, with where its headers are. One object is meant to be filled again and again: nothing on the
 * packet path allocates.
 *
 * <p>A packet may hold fewer bytes than it has on the wire (a capture's snap length, a generated packet's payload);
 * {@link #wireLength()} is what counts as its length. Headers are found by bounded parsing, see {@link PacketParser};
 * only bytes that are really there count. Not thread-safe.
 */
public final class Packet {

	/** Room for what generated packets have, so that those under way lie close together. */
	private static final int INITIAL = 256;
	/** How many entries are kept in {@link #foreseen}. A power of two. */
	public static final int FORESEEN = 8;

	byte[] bytes = new byte[INITIAL];
	int captured;
	private int wireLength;
	private int linkType = LinkType.ETHERNET;
	private long time;

	/** Bit {@link Header#index()} is set when the header is present. */
	int present;
	/** Byte offset of each present header, by {@link Header#index()}. */
	final int[] offsets = new int[PacketParser.HEADERS];
	/** Byte offset of the checksum that covers the pseudo header (TCP, UDP, ICMPv6); -1 without one. */
	int transportChecksum;
	/**
	 * Protocol number of what follows the IP header and its extensions; -1 where there is no IP header or it isn't
	 * known.
	 */
	int transport;
	/** Whether this is any but the first fragment. */
	boolean laterFragment;
	/** Where the payload begins and ends; the end may lie behind the bytes that are there. */
	int payloadAt;
	int end;
	/** VLAN tags that the parser saw. */
	int tags;

	// the same of the packet inside a tunnel, where there is one
	int innerTransportChecksum;
	int innerTransport;
	boolean innerLaterFragment;
	int innerPayloadAt;
	int innerEnd;
	int innerTags;

	/** What declared headers to look for. */
	private HeaderLayout layout = HeaderLayout.NONE;
	/** What was made of it. */
	private final Copies copies = new Copies();
	private final int[] foreseen = new int[FORESEEN + 1];

	/**
	 * Makes room for a packet and returns the array to write its bytes into. What the packet held before is lost.
	 *
	 * @param length bytes needed, from 0
	 */
	public byte[] reserve(int length) {
		if (length > bytes.length) {
			bytes = new byte[Math.max(length, bytes.length * 2)];
		}
		return bytes;
	}

	/**
	 * Says what the bytes just written are, and parses them.
	 *
	 * @param newLinkType a {@link LinkType}
	 * @param nanos       ingress time
	 * @param newCaptured bytes that are there
	 * @param newWire     bytes on the wire, Ethernet header included, frame check sequence not; not fewer
	 */
	public void set(int newLinkType, long nanos, int newCaptured, int newWire) {
		describe(newLinkType, nanos, newCaptured, newWire);
		parse();
	}

	/** Like {@link #set}, without parsing: {@link #parse()} must follow before any header is asked for. */
	public void describe(int newLinkType, long nanos, int newCaptured, int newWire) {
		if (newCaptured < 0 || newCaptured > bytes.length || newWire < newCaptured) {
			throw new IllegalArgumentException(newCaptured + " of " + newWire + " bytes");
		}
		linkType = newLinkType;
		time = nanos;
		captured = newCaptured;
		wireLength = newWire;
	}

	/** Finds the headers in the bytes that are there now. */
	public void parse() {
		PacketParser.parse(this);
		if (layout != HeaderLayout.NONE) {
			layout.find(this);
		}
	}

	/** Prepares it for a handler: the headers that the handler's function declares are found, no packet was made of it yet. */
	public void begin(HeaderLayout ofFunction) {
		expect(ofFunction);
		copies.clear();
	}

	/** Finds the headers that a function declares, instead of those of another one. */
	public void expect(HeaderLayout ofFunction) {
		if (layout != ofFunction) {
			layout = ofFunction;
			layout.find(this);
		}
	}

	HeaderLayout layout() {
		return layout;
	}

	/** The packets that were made while it was handled. */
	public Copies copies() {
		return copies;
	}

	/**
	 * The entries of tables that its handler was expected to look up, by number of the state modulo {@link #FORESEEN},
	 * and at the end the number of the flow that one of them belongs to. Only hints where to look first: whatever they say is
	 * right or is noticed.
	 */
	public int[] foreseen() {
		return foreseen;
	}

	/** Bytes of its payload on the wire. */
	public int payloadLength() {
		return Math.max(0, end - payloadAt);
	}

	/** Makes this packet equal to the other one. */
	public void copyFrom(Packet other) {
		System.arraycopy(other.bytes, 0, reserve(other.captured), 0, other.captured);
		captured = other.captured;
		wireLength = other.wireLength;
		layout = other.layout;
		payloadAt = other.payloadAt;
		end = other.end;
		tags = other.tags;
		innerTransportChecksum = other.innerTransportChecksum;
		innerTransport = other.innerTransport;
		innerLaterFragment = other.innerLaterFragment;
		innerPayloadAt = other.innerPayloadAt;
		innerEnd = other.innerEnd;
		innerTags = other.innerTags;
		linkType = other.linkType;
		time = other.time;
		present = other.present;
		System.arraycopy(other.offsets, 0, offsets, 0, offsets.length);
		transportChecksum = other.transportChecksum;
		transport = other.transport;
		laterFragment = other.laterFragment;
	}

	/** Makes room for zeroes, which the packet is longer by. */
	void insert(int at, int count) {
		byte[] from = bytes;
		if (captured + count > bytes.length) {
			bytes = Arrays.copyOf(from, Math.max(captured + count, bytes.length * 2));
		}
		System.arraycopy(from, at, bytes, at + count, captured - at);
		Arrays.fill(bytes, at, at + count, (byte) 0);
		lengths(captured + count, wireLength + count);
	}

	/** Takes out bytes that are there. */
	void remove(int at, int count) {
		System.arraycopy(bytes, at + count, bytes, at, captured - at - count);
		lengths(captured - count, wireLength - count);
	}

	void lengths(int newCaptured, int newWire) {
		captured = newCaptured;
		wireLength = newWire;
	}

	void linkType(int newLinkType) {
		linkType = newLinkType;
	}

	/** The packet's buffer; the first {@link #capturedLength()} bytes are the packet. Don't keep it. */
	public byte[] bytes() {
		return bytes;
	}

	/** Bytes that are there. */
	public int capturedLength() {
		return captured;
	}

	/** Bytes on the wire, Ethernet header included, frame check sequence not. */
	public int wireLength() {
		return wireLength;
	}

	/** One of {@link LinkType}, or another number of that registry. */
	public int linkType() {
		return linkType;
	}

	/** Ingress time in nanoseconds. */
	public long time() {
		return time;
	}

	public void time(long nanos) {
		time = nanos;
	}

	/** Whether the packet has that header. */
	public boolean has(Header header) {
		return (present >>> header.index() & 1) != 0;
	}

	/** Whether the packet has the header of that {@link Header#index()}. */
	public boolean hasHeader(int index) {
		return (present >>> index & 1) != 0;
	}

	/** Bit {@link Header#index()} is set for each header the packet has. */
	public int headers() {
		return present;
	}

	/** Byte offset of a header, -1 if the packet hasn't got it. */
	public int offset(Header header) {
		return has(header) ? offsets[header.index()] : -1;
	}

	/**
	 * Protocol number of what the IP packet carries, after IPv6 extension headers; -1 without IP or where it isn't
	 * known.
	 */
	public int transport() {
		return transport;
	}

	/** Whether this is an IP fragment that doesn't begin the datagram. */
	public boolean isLaterFragment() {
		return laterFragment;
	}

	/** A copy of the bytes that are there. */
	public byte[] toBytes() {
		return Arrays.copyOf(bytes, captured);
	}
}
