// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.accuracy;

/**
 * A program that adds to one counter in every row of a sketch.
 *
 * @param rows  of the sketch
 * @param cores at work
 */
public record SketchCase(double rows, int cores) implements Case {
}
