// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide;

import com.google.inject.Injector;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.cora.dsl.formatting.Layout;
import org.cora.dsl.known.Known;
import org.cora.dsl.resource.StandardLibrary;
import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.resource.IResourceFactory;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.util.LazyStringInputStream;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.Issue;

/**
 * Parses, links, checks and lays out one damaged program after the other, as an editor would that one file is changed in.
 * Half of the time what was found out about declarations is remembered.
 */
final class MassDamage implements Runnable {

	private static final URI FILE = URI.createURI("memory:/damaged.cora");
	/** Now and then an editor is closed and another one opened. */
	private static final int PROGRAMS_OF_AN_EDITOR = 2000;

	private final Injector language;
	private final Mutations mutations;
	private final AtomicLong count;
	private final AtomicBoolean stop;
	private final BiConsumer<Throwable, String> failure;
	private volatile String text = "";
	private volatile long since = System.nanoTime();

	/**
	 * @param count   of all programs, counted on
	 * @param failure told what was thrown, and the text
	 */
	MassDamage(Injector language, Mutations mutations, AtomicLong count, AtomicBoolean stop, BiConsumer<Throwable, String> failure) {
		this.language = language;
		this.mutations = mutations;
		this.count = count;
		this.stop = stop;
		this.failure = failure;
	}

	/** The program being worked on. */
	String text() {
		return text;
	}

	/** How long it has been worked on, in nanoseconds. */
	long nanos() {
		return System.nanoTime() - since;
	}

	@Override
	public void run() {
		boolean remember = false;
		while (!stop.get()) {
			XtextResourceSet set = set();
			remember = !remember;
			if (remember) {
				Known.keepFor(set);
			}
			some(set, PROGRAMS_OF_AN_EDITOR);
		}
	}

	/** So many programs, one after the other, in an editor that remembers. */
	void some(int programs) {
		XtextResourceSet set = set();
		Known.keepFor(set);
		some(set, programs);
	}

	private void some(XtextResourceSet set, int programs) {
		for (int i = 0; i < programs && !stop.get(); i++) {
			text = i % 50 == 0 ? mutations.example() : mutations.few();
			since = System.nanoTime();
			try {
				check(set);
			} catch (RuntimeException | Error | IOException e) {
				failure.accept(e, text);
			}
			count.incrementAndGet();
		}
	}

	private XtextResourceSet set() {
		XtextResourceSet set = language.getInstance(XtextResourceSet.class);
		set.getResourceFactoryRegistry().getExtensionToFactoryMap().put("cora", language.getInstance(IResourceFactory.class));
		StandardLibrary.installOn(set);
		return set;
	}

	private void check(XtextResourceSet set) throws IOException {
		if (set.getResource(FILE, false) instanceof XtextResource before) {
			set.getResources().remove(before);
			before.unload();
		}
		XtextResource resource = (XtextResource) set.createResource(FILE);
		resource.load(new LazyStringInputStream(text, "UTF-8"), null);
		List<Issue> issues = resource.getResourceServiceProvider().getResourceValidator().validate(resource, CheckMode.ALL, CancelIndicator.NullImpl);
		for (Issue issue : issues) {
			boolean inside = issue.getOffset() != null && issue.getOffset() >= 0 && issue.getOffset() + issue.getLength() <= text.length();
			if (!inside || issue.getCode() == null || issue.getMessage() == null || issue.getMessage().contains("Exception")) {
				throw new AssertionError("An odd problem: " + issue);
			}
		}
		String once = Layout.apply(text, "  ");
		if (!resource.getParseResult().hasSyntaxErrors() && !once.equals(Layout.apply(once, "  "))) {
			throw new AssertionError("Laid out twice it is another one");
		}
	}
}
