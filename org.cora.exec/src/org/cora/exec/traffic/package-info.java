// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * Where packets come from: captures played back, and traffic generated after a {@link
 * org.cora.ir.spec.TrafficSpec}. Streaming, without allocation per packet, and the same for the same seed on every
 * machine: no function is used whose last bit may differ between processors.
 */
package org.cora.exec.traffic;
