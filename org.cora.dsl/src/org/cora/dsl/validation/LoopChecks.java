// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.Break;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.Continue;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.EventHandler;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.For;
import org.cora.dsl.cora.Handler;
import org.cora.dsl.cora.PacketHandler;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.typing.Constants;
import org.cora.ir.type.Types;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;
import org.eclipse.xtext.validation.Check;

/** Checks of loops: they end, and handlers stay small when everything in them is written out. */
public class LoopChecks extends Expectations {

	@Check
	public void bounds(For loop) {
		Optional<Long> low = bound(loop.getLow());
		Optional<Long> high = bound(loop.getHigh());
		if (low.isPresent() && high.isPresent() && Long.compareUnsigned(low.get(), high.get()) > 0) {
			error(IssueCodes.INVALID_SETTING, "The loop ends before it begins", loop, Literals.FOR__HIGH);
		}
	}

	private Optional<Long> bound(Expression bound) {
		if (bound == null || !expect(bound, Types.U64, IssueCodes.TYPE_MISMATCH)) {
			return Optional.empty();
		}
		Optional<Long> number = Constants.number(bound);
		if (number.isEmpty()) {
			error(IssueCodes.UNBOUNDED_LOOP, "How often a loop runs is known beforehand: its bounds are constants", bound);
		}
		return number;
	}

	@Check
	public void inLoop(Break statement) {
		inLoop(statement, "break");
	}

	@Check
	public void inLoop(Continue statement) {
		inLoop(statement, "continue");
	}

	private void inLoop(Statement statement, String word) {
		if (EcoreUtil2.getContainerOfType(statement, For.class) == null) {
			error(IssueCodes.OUTSIDE_LOOP, "There is no loop around this '" + word + "'", statement);
		}
	}

	@Check
	public void size(Handler handler) {
		Statement body = handler instanceof PacketHandler packet ? packet.getBody() : ((EventHandler) handler).getBody();
		if (body == null) {
			return;
		}
		WrittenOut sizes = new WrittenOut();
		if (sizes.of(body) <= WrittenOut.LIMIT) {
			return;
		}
		List<EObject> causes = new ArrayList<>(EcoreUtil2.getAllContentsOfType(body, For.class));
		causes.addAll(EcoreUtil2.getAllContentsOfType(body, Call.class));
		EObject largest = null;
		for (EObject cause : causes) {
			largest = largest == null || sizes.of(cause) > sizes.of(largest) ? cause : largest;
		}
		if (largest != null) {
			error(IssueCodes.TOO_LARGE, "With all loops and functions written out this has more than " + WrittenOut.LIMIT
					+ " operations", largest, largest instanceof For ? Literals.FOR__VARIABLE : Literals.CALL__FUNCTION);
		}
	}
}
