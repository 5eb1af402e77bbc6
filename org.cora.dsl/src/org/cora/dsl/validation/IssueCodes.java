// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

/**
 * The codes of the language's diagnostics, each for one kind of mistake and never reused for another. What each means is
 * said in docs/diagnostics.md, whose texts a test compiles.
 */
public final class IssueCodes {

	public static final String SYNTAX = "syntax";
	public static final String NOT_TEXT = "not-text";
	public static final String TOO_LARGE = "too-large";
	public static final String TOO_DEEP = "too-deep";
	public static final String NOT_READABLE = "not-readable";

	public static final String UNKNOWN_IMPORT = "unknown-import";
	public static final String BROKEN_IMPORT = "broken-import";
	public static final String UNKNOWN_NAME = "unknown-name";
	public static final String UNKNOWN_TYPE = "unknown-type";
	public static final String UNKNOWN_MEMBER = "unknown-member";
	public static final String UNKNOWN_FUNCTION = "unknown-function";
	public static final String UNKNOWN_METHOD = "unknown-method";
	public static final String UNKNOWN_PORT = "unknown-port";
	public static final String UNKNOWN_STATE = "unknown-state";
	public static final String UNKNOWN_NF = "unknown-nf";
	public static final String UNKNOWN_NIC = "unknown-nic";
	public static final String UNKNOWN_HOST = "unknown-host";
	public static final String UNKNOWN_TRAFFIC = "unknown-traffic";
	public static final String UNKNOWN_KIND = "unknown-kind";
	public static final String UNKNOWN_SETTING = "unknown-setting";

	public static final String DUPLICATE_NAME = "duplicate-name";
	public static final String DUPLICATE_SETTING = "duplicate-setting";
	public static final String DUPLICATE_HANDLER = "duplicate-handler";
	public static final String SHADOWING = "shadowing";
	public static final String UNUSED = "unused";
	public static final String NEVER_READ = "never-read";
	public static final String LIBRARY_ONLY = "library-only";
	public static final String RECURSIVE = "recursive";

	public static final String TYPE_MISMATCH = "type-mismatch";
	public static final String KEY_MISMATCH = "key-mismatch";
	public static final String NUMBER_RANGE = "number-range";
	public static final String UNIT_MISMATCH = "unit-mismatch";
	public static final String INVALID_LITERAL = "invalid-literal";
	public static final String NOT_CONSTANT = "not-constant";
	public static final String NOT_A_VALUE = "not-a-value";
	public static final String NOT_ASSIGNABLE = "not-assignable";
	public static final String NO_EFFECT = "no-effect";
	public static final String MISSING_FIELD = "missing-field";

	public static final String INVALID_ENUM = "invalid-enum";
	public static final String INVALID_HEADER = "invalid-header";
	public static final String NOT_MOVABLE = "not-movable";

	public static final String MISSING_ELSE = "missing-else";
	public static final String NEEDLESS_ELSE = "needless-else";
	public static final String FALLS_THROUGH = "falls-through";
	public static final String MATCH_ARMS = "match-arms";
	public static final String HEADER_ABSENT = "header-absent";
	public static final String STALE_ENTRY = "stale-entry";
	public static final String UNBOUNDED_LOOP = "unbounded-loop";
	public static final String OUTSIDE_LOOP = "outside-loop";
	public static final String UNREACHABLE = "unreachable";
	public static final String NO_VERDICT = "no-verdict";
	public static final String VERDICT_HERE = "verdict-here";
	public static final String MISSING_RETURN = "missing-return";
	public static final String RETURN_HERE = "return-here";
	public static final String FORWARD_TARGET = "forward-target";
	public static final String PORT_COUNT = "port-count";

	public static final String MISSING_SETTING = "missing-setting";
	public static final String INVALID_SETTING = "invalid-setting";
	public static final String TYPE_ARGUMENTS = "type-arguments";
	public static final String EXPIRES_MISMATCH = "expires-mismatch";
	public static final String NOT_MERGEABLE = "not-mergeable";
	public static final String NO_TIMEOUT = "no-timeout";
	public static final String FLOW_IDENTITY = "flow-identity";

	public static final String INVALID_CHAIN = "invalid-chain";
	public static final String INVALID_PHASE = "invalid-phase";
	public static final String MISSING_CLAUSE = "missing-clause";
	public static final String INVALID_GOAL = "invalid-goal";
	public static final String KEPT_OFF_NIC = "kept-off-nic";
	public static final String CAPACITY_BELOW_FLOWS = "capacity-below-flows";

	public static final String UNKNOWN_PROPERTY = "unknown-property";
	public static final String INVALID_PROPERTY = "invalid-property";
	public static final String IMPOSSIBLE_FIGURE = "impossible-figure";
	public static final String MEMORY_HIERARCHY = "memory-hierarchy";
	public static final String MEMORY_SCOPE = "memory-scope";
	public static final String UNKNOWN_MEMORY = "unknown-memory";
	public static final String UNKNOWN_OPERATION = "unknown-operation";

	private IssueCodes() {
	}
}
