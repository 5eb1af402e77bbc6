// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Captures: reading pcap and pcapng, writing pcap. */
package org.cora.exec.capture;
