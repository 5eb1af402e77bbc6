// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * Who uses a name, in all files.
 */
package org.cora.dsl.ide.references;
