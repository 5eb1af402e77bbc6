// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * The IR compiled to JVM code. Each handler becomes a hidden class: registers are local variables, the packing of keys
 * and the places of fields are constants, states are the same objects that the interpreter works on. A handler that is
 * watched through a hook is compiled a second time, with calls of the hook and with registers in an array that the hook can
 * read. Long handlers become several methods, as the JVM compiles no method beyond a certain size.
 */
package org.cora.exec.compile;
