// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.control;

/**
 * A figure of the performance model beside what a run showed.
 *
 * @param name      what it is, for people
 * @param unit      of both
 * @param model     what the plan was made with; NaN if it says nothing
 * @param observed  what the run showed of late; NaN if nothing
 * @param intervals control intervals that showed something
 */
public record RefinedParameter(String name, String unit, double model, double observed, long intervals) {
}
