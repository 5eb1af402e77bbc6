// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.graph;

import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.source.SourceRange;
import org.cora.planner.stateflow.SourceRef;
import org.cora.planner.stateflow.StateflowFactory;
import org.eclipse.emf.ecore.util.EcoreUtil;

/** Source ranges and ids as the metamodel keeps them. */
public final class Sources {

	private Sources() {
	}

	/** A new reference to that range. */
	public static SourceRef ref(SourceRange range) {
		SourceRef ref = StateflowFactory.eINSTANCE.createSourceRef();
		ref.setFile(range.file());
		ref.setOffset(range.offset());
		ref.setLength(range.length());
		ref.setLine(range.line());
		ref.setColumn(range.column());
		return ref;
	}

	/** A new reference like that one; null for null. */
	public static SourceRef copy(SourceRef ref) {
		return ref == null ? null : EcoreUtil.copy(ref);
	}

	/**
	 * An id made of a name: no blanks, colons or {@code #}, which mean something else in references of files, and nothing
	 * that XML wants escaped, as EMF writes references unescaped.
	 */
	static String id(String name) {
		return name.replace("&", "+").replace("<", "lt").replace(">", "gt").replace('"', '_').replaceAll("[\\s#:]+", "_");
	}

	/** Where a block begins, the handler where that isn't known. */
	static SourceRange of(Handler handler, int block) {
		Block code = handler.blocks().get(block);
		SourceRange where = code.instructions().isEmpty() ? code.terminator().where() : code.instructions().get(0)
				.where();
		return where.isKnown() ? where : handler.where();
	}
}
