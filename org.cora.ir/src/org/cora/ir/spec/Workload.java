// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.spec;

/** What arrives during a phase. */
public sealed interface Workload {

	/**
	 * Generated packets.
	 *
	 * @param flows            flows active at a time, 1 to {@link #MOST_FLOWS}
	 * @param popularity       how packets spread over flows
	 * @param sizes            packet sizes
	 * @param packetsPerSecond offered packet rate, above 0
	 * @param flowsPerSecond   new flows per second that replace old ones, from 0
	 * @param arrivals         how packets follow each other
	 * @param tcpShare         share of flows that are TCP, 0 … 1; the rest is UDP
	 * @param replyShare       share of packets that go from the second port to the first, 0 … 1
	 */
	record Synthetic(long flows, Popularity popularity, Sizes sizes, double packetsPerSecond, double flowsPerSecond,
			Arrivals arrivals, double tcpShare, double replyShare) implements Workload {
		/** Most flows at a time that traffic sources can keep apart: 67,108,864. */
		public static final long MOST_FLOWS = 1L << 26;
		/** Unless the author says otherwise, 85 % of flows are TCP and half of the packets are replies. */
		public static final double DEFAULT_TCP_SHARE = 0.85;
		/** Half of the packets are replies unless the author says otherwise. */
		public static final double DEFAULT_REPLY_SHARE = 0.5;
	}

	/**
	 * Packets of a capture, repeated for as long as the run lasts.
	 *
	 * @param file             path of a pcap or pcapng file
	 * @param speed            how many times faster than captured, above 0
	 * @param packetsPerSecond fixed rate instead of the captured times; 0: as captured
	 * @param remapFlows       how many address-shifted copies of the captured flows to interleave, at least 1
	 */
	record Captured(String file, double speed, double packetsPerSecond, int remapFlows) implements Workload {
	}

	/** How packets spread over the active flows. */
	sealed interface Popularity {
		/** All flows alike. */
		record Uniform() implements Popularity {
		}

		/** The flow of rank r gets a share proportional to r^-exponent. */
		record Zipf(double exponent) implements Popularity {
		}

		/** Flows have a length, and while they last the same share of packets. */
		record Lengths(FlowLengths lengths) implements Popularity {
			/** Measured ones, {@code all}, {@code tcp} or {@code udp}. */
			public static Lengths measured(String mixture) {
				return new Lengths(new FlowLengths.Measured(mixture));
			}
		}
	}

	/** How many packets flows have, both directions together. */
	sealed interface FlowLengths {
		/** A mixture fitted to measured flows: {@code all}, {@code tcp} or {@code udp}. */
		record Measured(String mixture) implements FlowLengths {
		}

		/** As the author states, from 1 packet. */
		record Stated(Histogram packets) implements FlowLengths {
		}
	}

	/** Sizes of packets on the wire in bytes, Ethernet header included, frame check sequence not. */
	sealed interface Sizes {
		/** All alike, 60 … 9014. */
		record Fixed(int bytes) implements Sizes {
		}

		/** The simple IMIX: 7 : 4 : 1 packets of 64, 570 and 1518 bytes (with frame check sequence). */
		record Imix() implements Sizes {
		}

		/** As the author states, 60 … 9014 each. */
		record Stated(Histogram bytes) implements Sizes {
		}
	}

	/** How packets follow each other. */
	enum Arrivals {
		/** Independent: exponential gaps. */
		POISSON,
		/** Equal gaps. */
		PACED,
		/** Poisson bursts of 32 back to back. */
		BURSTY
	}
}
