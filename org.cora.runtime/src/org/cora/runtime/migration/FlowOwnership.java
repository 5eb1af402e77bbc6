// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime.migration;

import org.cora.ir.spec.OffloadSpec.Side;

/** Which side a flow's state is on: the one that may write it. */
public interface FlowOwnership {

	/** The side that owns the flow's state. */
	Side owner(int flow);

	/** The flow's state is on that side from now on. */
	void moved(int flow, Side to);

	/** The flow has arrived or stays where it was; nothing of its move is under way any more. */
	default void rests(int flow) {
	}
}
