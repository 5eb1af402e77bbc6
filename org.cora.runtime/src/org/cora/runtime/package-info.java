// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What runs beside the NIC: it watches load, promotes heavy flows, moves flow groups between the sides. It steers whatever
 * implements {@link org.cora.runtime.Dataplane}: the simulator, or an executor on real hardware.
 */
package org.cora.runtime;
