// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import java.util.Optional;
import org.cora.ir.source.SourceRange;

/**
 * Why there is no plan.
 *
 * @param source   the file that was to be planned, absolute
 * @param sentence what is wrong, for people
 * @param advice   what to do, for people
 * @param where    the place in the source, where it is known
 */
public record PlanRefusal(Path source, String sentence, String advice, Optional<SourceRange> where) {
}
