// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.HashMap;
import java.util.Map;
import org.cora.dsl.cora.Call;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.For;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.Statement;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.typing.Functions;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.type.Type;
import org.eclipse.emf.ecore.EObject;

/** How many statements and expressions there are when loops are unrolled and functions put in place of their calls. */
final class WrittenOut {

	/** Of a handler, at most. */
	static final long LIMIT = 20_000;
	private static final long MANY = 1L << 40;

	private final Map<EObject, Long> sizes = new HashMap<>();
	private int depth;

	/** The size; a number above {@link #LIMIT} where it is very large. */
	long of(EObject object) {
		Long known = sizes.get(object);
		if (known != null) {
			return known;
		}
		sizes.put(object, 0L);
		long size = object instanceof Statement || object instanceof Expression ? 1 : 0;
		for (EObject part : object.eContents()) {
			size += of(part);
		}
		if (object instanceof For loop) {
			size = times(size, loop);
		} else if (object instanceof Call call) {
			size += Functions.called(call).map(this::body).orElse(0L);
		} else if (object instanceof Index index && StateTypes.indexed(index).isEmpty()
				&& Typing.of(index.getReceiver()).asValue() instanceof Type.Array array) {
			size += array.length();
		}
		sizes.put(object, Math.min(size, MANY));
		return Math.min(size, MANY);
	}

	private static long times(long size, For loop) {
		long rounds = Constants.number(loop.getHigh()).flatMap(high -> Constants.number(loop.getLow())
				.filter(low -> Long.compareUnsigned(low, high) <= 0).map(low -> high - low + 1)).orElse(1L);
		return rounds < 0 || rounds > LIMIT ? MANY : size * Math.max(1, rounds);
	}

	private long body(Function function) {
		if (depth >= FunctionFacts.MAX_DEPTH || function.getBody() == null) {
			return 0;
		}
		depth++;
		long size = of(function.getBody());
		depth--;
		return size;
	}
}
