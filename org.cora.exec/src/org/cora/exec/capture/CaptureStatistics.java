// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.capture;

/**
 * What a reader met in a capture so far.
 *
 * @param packets   packets delivered
 * @param snapped   of these, packets of which the capture holds fewer bytes than were on the wire
 * @param malformed records or blocks that contradict themselves or are longer than any reader must accept; not delivered
 * @param cutOff    whether the file ends in the middle of a record, which is not delivered
 */
public record CaptureStatistics(long packets, long snapped, long malformed, boolean cutOff) {
}
