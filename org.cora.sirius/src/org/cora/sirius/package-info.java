// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors

/** Opens plans as Sirius diagrams, and tells Sirius about the diagram. Nothing here needs Sirius to compile, install or start. */
package org.cora.sirius;
