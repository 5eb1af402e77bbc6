// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** NIC and host models as canonical text. */
package org.cora.nicmodel.text;
