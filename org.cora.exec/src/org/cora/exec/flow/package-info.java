// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Which flow a packet belongs to. */
package org.cora.exec.flow;
