// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * The shipped NIC models against throughput that was measured on real cards: {@code cora bench accuracy}.
 *
 * <p>Three formats of measurement files are known ({@link MeasurementFormat}). What a program does is read into a
 * {@link Case}, which has no place for the measured value; {@link CardPredictor} turns it into a rate by the
 * performance model that the planner uses. {@link org.cora.benchmarks.calibration} fits the figures.
 */
package org.cora.benchmarks.accuracy;
