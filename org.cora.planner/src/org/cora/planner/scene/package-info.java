// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * The state-flow picture of a plan, laid out without a screen: immutable shapes that reports write as SVG and views only
 * paint and pick.
 */
package org.cora.planner.scene;
