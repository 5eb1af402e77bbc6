// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Packets as bytes: parsing, header fields, checksums. */
package org.cora.exec.packet;
