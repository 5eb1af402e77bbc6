// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.scene;

import java.util.List;
import org.cora.planner.plan.Objective;
import org.cora.planner.plan.Plan;
import org.cora.planner.plan.Resource;
import org.cora.planner.scene.Scene.Side;

/** What a plan's picture says about use and capacity: of the sides, their memories, and everything else that is limited. */
final class SceneCapacity {

	private static final String MEMORY = "memory ";
	private static final String HOST = "host-";
	private static final String HOST_MEMORY = "host-memory";
	private static final double WORTH_SHOWING = 0.01;

	private final Plan plan;
	private final SceneNames names;

	SceneCapacity(Plan plan, SceneNames names) {
		this.plan = plan;
		this.names = names;
	}

	/** Id of the level that a state on a side is in. */
	String level(Side side, String memory) {
		return side == Side.CPU ? HOST_MEMORY : MEMORY + memory;
	}

	/** Share of that level's capacity. */
	double share(Side side, String memory, long bytes) {
		Resource resource = resource(level(side, memory));
		return resource == null ? Double.NaN : SceneWords.use(bytes, resource.getCapacity());
	}

	/** What is written on a level. */
	String levelLabel(String level) {
		Resource resource = resource(level);
		String name = name(level);
		return resource == null ? name : name + ": " + SceneWords.amount(resource) + percent(resource);
	}

	/** Used share of a level. */
	double levelUse(String level) {
		Resource resource = resource(level);
		return resource == null ? Double.NaN : use(resource);
	}

	/** A sentence about a level. */
	String levelSentence(String level) {
		Resource resource = resource(level);
		return resource == null ? name(level) : sentence(resource);
	}

	/** What is shown as meters on a side: cores, what limits the plan, and all else of which a hundredth is used. */
	List<Resource> meters(Side side) {
		return plan.getResources().stream().filter(it -> side(it) == side && !isMemory(it) && isWorthShowing(it)).toList();
	}

	/** How the meters of a side stand. */
	SceneMetrics.Rows rows(Side side) {
		double width = SceneMetrics.LEAST_METER_WIDTH;
		for (Resource resource : meters(side)) {
			double above = TextWidth.bold(label(resource) + "  " + value(resource), Drawing.Size.SMALL.pixels());
			width = Math.max(width, Math.max(above, TextWidth.of(SceneWords.amount(resource), Drawing.Size.SMALL.pixels())));
		}
		return new SceneMetrics.Rows(meters(side).size(), Math.ceil(width));
	}

	/** What a resource is called. */
	String label(Resource resource) {
		return names.resource(resource.getName());
	}

	/** The used share as people read it. */
	static String value(Resource resource) {
		return Double.isNaN(use(resource)) ? "no limit" : SceneWords.percent(use(resource));
	}

	private static Side side(Resource resource) {
		return resource.getName().startsWith(HOST) ? Side.CPU : Side.NIC;
	}

	private static boolean isMemory(Resource resource) {
		return resource.getName().startsWith(MEMORY) || resource.getName().equals(HOST_MEMORY);
	}

	private boolean isWorthShowing(Resource resource) {
		if (isBound(resource) || resource.getName().endsWith("-cores")) {
			return true;
		}
		double least = resource.getName().endsWith("-threads") || resource.getName().startsWith("memory-") ? 0.5 : WORTH_SHOWING;
		return use(resource) >= least;
	}

	boolean isBound(Resource resource) {
		return resource.getName().equals(plan.getBottleneck());
	}

	static double use(Resource resource) {
		return SceneWords.use(resource.getUsed(), resource.getCapacity());
	}

	/** A sentence about a resource: how much of it is used, and what it could carry. */
	String sentence(Resource resource) {
		String text = capitalised(label(resource)) + ": " + SceneWords.amount(resource) + (Double.isNaN(use(resource)) ? "" : " used" + percent(resource))
				+ ".";
		if (resource.isRate() && resource.getPacketRate() > 0 && resource.getPacketRate() < 1e30) {
			text += " It would carry " + SceneWords.rate(resource.getPacketRate()) + ".";
		}
		return isBound(resource) ? text + " This limits the plan first." : text;
	}

	/** A few words on what a side has to do. */
	String detail(Side side) {
		Objective objective = plan.getObjective();
		if (objective == null) {
			return "";
		}
		return side == Side.NIC ? SceneWords.percent(objective.getNicPacketShare()) + " of packets stay here"
				: SceneWords.percent(1 - objective.getNicPacketShare()) + " of packets come here";
	}

	/** A sentence on what a side has to do. */
	String sentence(Side side) {
		Objective objective = plan.getObjective();
		if (objective == null) {
			return side == Side.NIC ? plan.getNic() : plan.getHost();
		}
		return side == Side.NIC ? plan.getNic() + ": " + SceneWords.percent(objective.getNicPacketShare()) + " of packets never leave it; with this plan it has room for "
				+ SceneWords.rate(objective.getCapacityPps()) + (plan.getBottleneck() == null ? "." : ", bound by " + names.resource(plan.getBottleneck()) + ".")
				: plan.getHost() + ": " + SceneWords.cores(objective.getHostCores()) + " host cores busy at " + SceneWords.rate(objective.getOfferedPps()) + ".";
	}

	private static String capitalised(String text) {
		return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	private static String percent(Resource resource) {
		double use = use(resource);
		return Double.isNaN(use) ? "" : " (" + SceneWords.percent(use) + ")";
	}

	private static String name(String resource) {
		return resource.startsWith(MEMORY) ? resource.substring(MEMORY.length()) : resource.equals(HOST_MEMORY) ? "host memory" : resource;
	}

	private Resource resource(String name) {
		return plan.getResources().stream().filter(it -> name.equals(it.getName())).findFirst().orElse(null);
	}
}
