// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/** Things that serve and let wait: single servers, stations of many servers with a bounded queue. */
package org.cora.sim.resource;
