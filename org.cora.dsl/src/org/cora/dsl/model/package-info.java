// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * Models of NICs and hosts from their declarations, by the metamodel's own description of itself.
 */
package org.cora.dsl.model;
