// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.diff;

import java.util.List;

/**
 * What differs between two plans, as {@code cora plan --diff --json} shows it. Things that are the same in both aren't
 * listed. Component names are the JSON's; they may be added to, not changed, within a schema version.
 *
 * @param offload   name of the newer plan's offload
 * @param same      whether nothing differs that the plans decide or use
 * @param inputs    what the plans were made from
 * @param reason    what would be wrong with the older decisions now, in a sentence; null where nothing moved, or where
 *                  they can't be tried
 * @param objective what the plans achieve
 * @param states    states that moved, came or went
 * @param classes   steering classes whose packets go another way, came or went
 * @param promotion when flows move to the card
 * @param resources use of resources
 */
public record PlanDiff(String offload, boolean same, Inputs inputs, String reason, List<Figure> objective,
		List<StateChange> states, List<ClassChange> classes, List<Figure> promotion, List<Figure> resources) {

	public PlanDiff {
		objective = List.copyOf(objective);
		states = List.copyOf(states);
		classes = List.copyOf(classes);
		promotion = List.copyOf(promotion);
		resources = List.copyOf(resources);
	}

	/**
	 * Whether what the plans were made from differs.
	 *
	 * @param program  the meaning of the program
	 * @param models   the card's or host's model
	 * @param traffic  the traffic as declared
	 * @param strategy the strategy
	 * @param figures  of the traffic, and names, where they differ
	 */
	public record Inputs(boolean program, boolean models, boolean traffic, boolean strategy, List<Figure> figures) {

		public Inputs {
			figures = List.copyOf(figures);
		}

		/** Whether any of it differs. */
		public boolean differ() {
			return program || models || traffic || strategy || !figures.isEmpty();
		}
	}

	/**
	 * A figure in both plans.
	 *
	 * @param name           what it is of
	 * @param unit           name of an {@code org.cora.ir.unit.Dimension}, or a word for people
	 * @param before         in the older plan; null if it has none
	 * @param after          in the newer one; null if it has none
	 * @param capacityBefore of a resource, what there was; else null
	 * @param capacityAfter  of a resource, what there is; else null
	 */
	public record Figure(String name, String unit, Double before, Double after, Double capacityBefore,
			Double capacityAfter) {
	}

	/**
	 * A state that is placed otherwise.
	 *
	 * @param id     of the state in the graph
	 * @param name   as declared
	 * @param change {@code added}, {@code removed}, {@code moved} to another home or memory, {@code resized}, or
	 *               {@code shifted}: by flow in both plans, but for other flows
	 * @param before null if it was added
	 * @param after  null if it was removed
	 * @param reason why it is where it is now, in a sentence; null if it was removed
	 */
	public record StateChange(String id, String name, String change, Place before, Place after, String reason) {
	}

	/** Where a state is; {@code home} as in a plan, {@code nicShare} the share of its accesses made on the card. */
	public record Place(String home, String memory, long nicEntries, long cpuEntries, long nicBytes, double nicShare) {
	}

	/**
	 * A steering class whose packets go another way.
	 *
	 * @param id     of the class in the graph
	 * @param name   for people
	 * @param change {@code added}, {@code removed} or {@code moved}
	 * @param nicBefore share of its packets that only the card handled, null if it was added or had no packets
	 * @param nicAfter  the same now
	 * @param groups flow groups that take another route
	 * @param reason where its packets go now, in a sentence; null if it was removed
	 */
	public record ClassChange(String id, String name, String change, Double nicBefore, Double nicAfter,
			List<GroupChange> groups, String reason) {

		public ClassChange {
			groups = List.copyOf(groups);
		}
	}

	/** A flow group of a class with another route; {@code before} or {@code after} null where it isn't in that plan. */
	public record GroupChange(String id, String name, String before, String after) {
	}
}
