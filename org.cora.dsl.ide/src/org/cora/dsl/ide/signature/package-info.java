// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What an operation wants, while its arguments are being written.
 */
package org.cora.dsl.ide.signature;
