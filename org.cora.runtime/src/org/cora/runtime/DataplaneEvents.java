// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.runtime;

/** What a {@link Dataplane} reports when something that was asked for has happened. */
public interface DataplaneEvents {

	/** The bytes of {@link Dataplane#transfer} with that token have arrived. */
	void transferred(long token);

	/** The bytes of {@link Dataplane#transfer} with that token are lost. */
	void transferFailed(long token);

	/** Steering of {@link Dataplane#steer} is in force; or not, because the flow table refused it. */
	void steered(int flow, boolean accepted);

	/** The packets of the flow that were under way when {@link Dataplane#watchDrain} was called are through. */
	void drained(int flow);

	/** No packet of the flow is kept any more, after {@link Dataplane#release}. */
	void released(int flow);

	/** The buffer for kept packets is about to overflow because of this flow. */
	void bufferFull(int flow);

	/** The time of {@link Dataplane#remind} with that token has gone by. */
	void reminded(int token);
}
