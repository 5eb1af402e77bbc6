// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.validate;

/**
 * Something that makes a plan unusable.
 *
 * @param code    stable identifier: {@code two-writers}, {@code resource} …
 * @param subject id of the state or class it is about; {@code plan} for the whole
 * @param text    one sentence
 */
public record PlanProblem(String code, String subject, String text) {
}
