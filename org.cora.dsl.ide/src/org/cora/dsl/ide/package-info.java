// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * Editor services without an editor. {@link org.cora.dsl.ide.CoraLanguageServer} is the way in: {@code serve} for a client
 * over streams ({@code cora lsp}), {@code create} for a server object in the same process, {@code with} to bind more, such
 * as a {@link org.cora.dsl.ide.placement.PlacementSource} that knows plans. Works in plain Java and in OSGi.
 */
package org.cora.dsl.ide;
