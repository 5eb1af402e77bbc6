// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * The language server's own parts where Xtext's aren't enough: builds that survive files that vanish, diagnostics that are
 * published when they change, requests that Xtext doesn't know.
 */
package org.cora.dsl.ide.server;
