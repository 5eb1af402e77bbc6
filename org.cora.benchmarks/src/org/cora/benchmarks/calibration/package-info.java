// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * Fits the figures of NIC models that are marked as fitted to measurements: {@code cora bench calibrate}. Which figures
 * those are stands in the models themselves; the fit finds their values, says how sure they are, and writes them back.
 */
package org.cora.benchmarks.calibration;
