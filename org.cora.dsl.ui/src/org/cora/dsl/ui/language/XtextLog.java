// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.language;

import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;
import org.cora.dsl.ui.CoraUi;

/** Brings errors that Xtext logs through Log4j into the error log, where somebody sees them. */
final class XtextLog extends AppenderSkeleton {

	private static final Logger XTEXT = Logger.getLogger("org.eclipse.xtext");

	XtextLog() {
		setThreshold(Level.ERROR);
	}

	void connect() {
		XTEXT.addAppender(this);
	}

	@Override
	public void close() {
		XTEXT.removeAppender(this);
	}

	@Override
	public boolean requiresLayout() {
		return false;
	}

	@Override
	protected void append(LoggingEvent event) {
		Throwable why = event.getThrowableInformation() == null ? null : event.getThrowableInformation().getThrowable();
		CoraUi.log(event.getRenderedMessage(), why);
	}
}
