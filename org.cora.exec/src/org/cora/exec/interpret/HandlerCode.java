// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.interpret;

import org.cora.exec.Verdict;
import org.cora.exec.handler.StateCall;
import org.cora.exec.packet.FieldAccess;
import org.cora.exec.packet.PacketAction;
import org.cora.ir.program.Handler;

/**
 * A handler, decoded.
 *
 * @param handler   what was decoded
 * @param code      {@link Opcode}s and operands; runs from index 0
 * @param constants constants by number
 * @param fields    header fields by number
 * @param lists     register lists by number
 * @param calls     rarer state accesses by number
 * @param actions   operations on the packet by number
 * @param verdicts  verdicts by number
 * @param undoable  whether it may abort, so that its effects must be recorded
 */
record HandlerCode(Handler handler, int[] code, long[] constants, FieldAccess[] fields, int[][] lists,
		StateCall[] calls, PacketAction[] actions, Verdict[] verdicts, boolean undoable) {
}
