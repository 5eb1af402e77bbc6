// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.fixes;

import java.util.List;
import org.cora.dsl.cora.Let;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.typing.Typing;
import org.cora.ir.type.Type;
import org.eclipse.lsp4j.CodeActionKind;

/** Says the type of a variable that is declared without one. */
final class WrittenTypes implements Assist {

	@Override
	public void offer(Place place, List<Offer> offers) {
		place.around(Let.class).filter(let -> let.getType() == null).ifPresent(let -> {
			Type type = Typing.reference(let).asValue();
			place.edits().node(let, Names.feature(let)).filter(name -> canBeWritten(type) && place.end() <= name.getEndOffset())
					.ifPresent(name -> offers.add(new Offer(CodeActionKind.RefactorRewrite, Remedy.of("Say the type: '" + type.name() + "'",
							place.edits().insert(name.getEndOffset(), " : " + type.name())))));
		});
	}

	/** Tuples have no name of their own. */
	static boolean canBeWritten(Type type) {
		return type != null && type.name().matches("\\w+");
	}
}
