// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.editor;

import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension3;
import org.eclipse.jface.text.IDocumentPartitioner;
import org.eclipse.jface.text.rules.FastPartitioner;
import org.eclipse.jface.text.rules.EndOfLineRule;
import org.eclipse.jface.text.rules.IPredicateRule;
import org.eclipse.jface.text.rules.MultiLineRule;
import org.eclipse.jface.text.rules.RuleBasedPartitionScanner;
import org.eclipse.jface.text.rules.SingleLineRule;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.jface.text.rules.WordPatternRule;
import org.eclipse.jface.text.rules.IWordDetector;

/** The parts of a Cora document that are lexically different: code, comments, documentation comments, strings. */
public final class CoraPartitions {

	/** Name of the partitioning; a private one, so that other tools of the editor see plain text. */
	public static final String PARTITIONING = "org.cora.dsl.ui.partitioning";

	/** A comment to the end of the line, or over several lines. */
	public static final String COMMENT = "org.cora.dsl.ui.comment";

	/** A comment that documents what follows it. */
	public static final String DOCUMENTATION = "org.cora.dsl.ui.documentation";

	/** A string. */
	public static final String STRING = "org.cora.dsl.ui.string";

	private static final String[] TYPES = {COMMENT, DOCUMENTATION, STRING};

	private CoraPartitions() {
	}

	/** Divides a document and keeps it divided while it changes. */
	public static void connect(IDocument document) {
		if (document instanceof IDocumentExtension3 partitioned && partitioned.getDocumentPartitioner(PARTITIONING) == null) {
			IDocumentPartitioner partitioner = new FastPartitioner(new Scanner(), TYPES);
			partitioned.setDocumentPartitioner(PARTITIONING, partitioner);
			partitioner.connect(document);
		}
	}

	/** Whether a partition is code: no comment, no string. */
	static boolean isCode(String partition) {
		return IDocument.DEFAULT_CONTENT_TYPE.equals(partition);
	}

	private static final class Scanner extends RuleBasedPartitionScanner {

		Scanner() {
			Token comment = new Token(COMMENT);
			Token documentation = new Token(DOCUMENTATION);
			Token string = new Token(STRING);
			setPredicateRules(new IPredicateRule[] {
				new EndOfLineRule("//", comment),
				new WordPatternRule(new EmptyComment(), "/**", "/", comment),
				new MultiLineRule("/**", "*/", documentation, (char) 0, true),
				new MultiLineRule("/*", "*/", comment, (char) 0, true),
				new SingleLineRule("\"", "\"", string, '\\'),
			});
		}
	}

	/** Finds the comment without anything in it, which would else begin a documentation comment. */
	private static final class EmptyComment implements IWordDetector {

		@Override
		public boolean isWordStart(char c) {
			return c == '/';
		}

		@Override
		public boolean isWordPart(char c) {
			return c == '*' || c == '/';
		}
	}
}
