// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * What is common to all forms in which handlers run on a {@link org.cora.exec.state.LocalStore}: the order of packets,
 * expiries and timers, what a handler's ends mean, how states are reached, what of a handler matters. The form itself is
 * a {@link org.cora.exec.handler.HandlerEngine}: {@code org.cora.exec.interpret} or {@code org.cora.exec.compile}.
 */
package org.cora.exec.handler;
