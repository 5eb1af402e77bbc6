// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec;

/**
 * What became of a packet. Executors make each verdict once, when they load an NF, and return it again and again.
 *
 * @param kind   which of the four
 * @param port   index of the port it leaves by; -1 unless {@link Kind#FORWARD}
 * @param reason why it was dropped, empty if it wasn't: the author's words, or which state was full
 * @param state  index of the state that was full; -1 unless {@link Kind#DROP_RESOURCE}
 */
public record Verdict(Kind kind, int port, String reason, int state) {

	/** What can become of a packet. */
	public enum Kind {
		/** It leaves by a port. */
		FORWARD,
		/** It isn't the NF's: it goes to the host's network stack. */
		PASS,
		/** The NF said so. */
		DROP_POLICY,
		/** A table was full; the handler's effects were undone. */
		DROP_RESOURCE
	}

	/** Not the NF's. */
	public static final Verdict PASS = new Verdict(Kind.PASS, -1, "", -1);

	/** Leaves by that port. */
	public static Verdict forward(int port) {
		return new Verdict(Kind.FORWARD, port, "", -1);
	}

	/** Dropped as the author said. */
	public static Verdict policyDrop(String reason) {
		return new Verdict(Kind.DROP_POLICY, -1, reason, -1);
	}

	/** Dropped as a state was full. */
	public static Verdict resourceDrop(int state, String stateName) {
		return new Verdict(Kind.DROP_RESOURCE, -1, stateName + " full", state);
	}

	public boolean isForward() {
		return kind == Kind.FORWARD;
	}

	/**
	 * {@code forward 1}, {@code pass}, {@code drop policy "no binding"}, {@code drop resource "out full"}: used in
	 * logs.
	 */
	@Override
	public String toString() {
		return switch (kind) {
			case FORWARD -> "forward " + port;
			case PASS -> "pass";
			case DROP_POLICY -> "drop policy \"" + reason + "\"";
			case DROP_RESOURCE -> "drop resource \"" + reason + "\"";
		};
	}
}
