// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Planning again while packets flow, for the traffic that is observed. */
package org.cora.runtime.replan;
