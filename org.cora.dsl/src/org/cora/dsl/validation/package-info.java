// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * The checks, one class for each subject, and the codes of what they find
 * ({@link org.cora.dsl.validation.IssueCodes}). Where reading a declaration and checking it are the same work (states,
 * traffic, offloads, models), the reader reports through {@link org.cora.dsl.lowering.Reporter} and the check only asks it.
 */
package org.cora.dsl.validation;
