// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import org.eclipse.xtext.validation.ComposedChecks;

/** All checks of the language, one class for each subject. */
@ComposedChecks(validators = {FileChecks.class, NameChecks.class, TypeChecks.class, ExpressionChecks.class, AccessChecks.class,
		PacketChecks.class, HeaderChecks.class, StatementChecks.class, StateChecks.class, HandlerChecks.class, FunctionChecks.class,
		MatchChecks.class, EnumChecks.class, ChoiceChecks.class, LoopChecks.class, ConsistencyChecks.class, TrafficChecks.class,
		OffloadChecks.class, ModelChecks.class})
public class Validation extends CoraValidator {
}
