// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** State stores: the tables, counters, sketches and pools an NF keeps on one side. */
package org.cora.exec.state;
