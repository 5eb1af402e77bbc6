// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
/**
 * The small interface through which facts of plans reach the editor, by source range. The language knows nothing of plans;
 * {@code cli} and {@code dsl.ui} bind what does.
 */
package org.cora.dsl.ide.placement;
