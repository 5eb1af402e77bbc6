// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that goes without anybody having said so, as one in a folder that nobody watches, disturbs nothing. */
class VanishedFileTest {

	private static final String GOOD = "nf A { port lan, wan on packet p { forward } }\n";

	private static final class Errors extends AppenderSkeleton {
		private final List<String> messages = new CopyOnWriteArrayList<>();

		@Override
		protected void append(LoggingEvent event) {
			if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
				messages.add(event.getRenderedMessage());
			}
		}

		@Override
		public boolean requiresLayout() {
			return false;
		}

		@Override
		public void close() {
			messages.clear();
		}
	}

	@Test
	void buildsGoOn(@TempDir Path folder) throws Exception {
		Path gone = Files.writeString(folder.resolve("gone.cora"), "struct S { a : u8 }\n");
		Errors errors = new Errors();
		Logger.getRootLogger().addAppender(errors);
		Editor editor = new Editor(folder);
		try {
			editor.open(GOOD);
			assertEquals(List.of(), editor.errors());
			Files.delete(gone);
			editor.open(GOOD + "nf B { on packet p { fowrard } }\n"); // other declarations: all files are looked at again
			assertNotEquals(List.of(), editor.errors());
			editor.open(GOOD + "nf C { on packet p { forward } }\n");
			assertEquals(List.of(), editor.errors());
			assertEquals(List.of(), errors.messages);
		} finally {
			editor.close();
			Logger.getRootLogger().removeAppender(errors);
		}
	}
}
