// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** What a program is planned for and run under: traffic and offload specifications. */
package org.cora.ir.spec;
