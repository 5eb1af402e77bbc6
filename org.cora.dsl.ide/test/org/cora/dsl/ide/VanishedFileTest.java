// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Level;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;
import org.cora.dsl.resource.CoraResource;
import org.eclipse.xtext.resource.XtextResource;
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

	/** A file whose name says so goes while it is read. */
	public static final class Fleeting extends CoraResource {

		@Override
		protected void doLoad(InputStream text, Map<?, ?> options) throws IOException {
			if (getURI().lastSegment().startsWith("fleeting")) {
				Files.delete(Path.of(getURI().toFileString()));
				throw new NoSuchFileException(getURI().toFileString());
			}
			super.doLoad(text, options);
		}
	}

	@Test
	void oneAfterAnotherMayGo(@TempDir Path folder) throws Exception {
		Errors errors = new Errors();
		Logger.getRootLogger().addAppender(errors);
		Editor editor = new Editor(folder, binder -> binder.bind(XtextResource.class).to(Fleeting.class));
		try {
			for (int i = 0; i < 3; i++) {
				Files.writeString(folder.resolve("fleeting" + i + ".cora"), "struct S" + i + " { a : u8 }\n");
			}
			editor.announce(folder.resolve("fleeting0.cora"), folder.resolve("fleeting1.cora"), folder.resolve("fleeting2.cora"));
			editor.open(GOOD);
			assertEquals(List.of(), editor.errors());
			assertEquals(List.of(), errors.messages);
			for (int i = 0; i < 3; i++) {
				assertFalse(Files.exists(folder.resolve("fleeting" + i + ".cora")), "it was read");
			}
		} finally {
			editor.close();
			Logger.getRootLogger().removeAppender(errors);
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
