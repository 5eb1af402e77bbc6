// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cora.dsl.ui.CoraUi;
import org.cora.planner.plan.Plan;

/** The newest plan of every offload that was planned or opened in this session. May be used from any thread. */
public final class PlanStore {

	private static final int MOST = 64;

	private final List<CurrentPlan> plans = new ArrayList<>();
	private final List<PlanListener> listeners = new CopyOnWriteArrayList<>();

	/** The store of this workbench. */
	public static PlanStore get() {
		return CoraUi.get().plans();
	}

	/** The plan made or opened last. */
	public synchronized Optional<CurrentPlan> latest() {
		return plans.isEmpty() ? Optional.empty() : Optional.of(plans.get(plans.size() - 1));
	}

	/** The plans of the offloads in a source file. */
	public synchronized List<CurrentPlan> of(Path source) {
		return plans.stream().filter(plan -> plan.source().equals(source)).toList();
	}

	/** All plans, the latest one last. */
	public synchronized List<CurrentPlan> all() {
		return List.copyOf(plans);
	}

	/** Makes this the latest plan, in place of an earlier one of the same offload. */
	public void put(CurrentPlan plan) {
		add(plan);
		tell(listener -> listener.planned(plan));
	}

	/** Makes a plan the latest that was read from a file, unless there is one of its offload. */
	public void offer(CurrentPlan plan) {
		synchronized (this) {
			if (plans.stream().anyMatch(plan::isOfSameOffload)) {
				return;
			}
			add(plan);
		}
		tell(listener -> listener.planned(plan));
	}

	private synchronized void add(CurrentPlan plan) {
		plans.removeIf(plan::isOfSameOffload);
		plans.add(plan);
		if (plans.size() > MOST) {
			plans.remove(0);
		}
	}

	/** Makes a plan that is here the latest. */
	public void bringForward(CurrentPlan plan) {
		synchronized (this) {
			int index = indexOf(plan.plan());
			if (index < 0 || index == plans.size() - 1) {
				return;
			}
			plans.add(plans.remove(index));
		}
		tell(listener -> listener.planned(plan));
	}

	/**
	 * Changes what is known about a plan. Does nothing when there is another plan of the offload by now.
	 *
	 * @param change from what is known now, which others may have changed since the caller looked; quick, and without locks
	 */
	public void update(Plan plan, UnaryOperator<CurrentPlan> change) {
		CurrentPlan changed;
		synchronized (this) {
			int index = indexOf(plan);
			if (index < 0) {
				return;
			}
			changed = change.apply(plans.get(index));
			if (plans.get(index).equals(changed)) {
				return;
			}
			plans.set(index, changed);
		}
		tell(listener -> listener.planned(changed));
	}

	private int indexOf(Plan plan) {
		for (int i = 0; i < plans.size(); i++) {
			if (plans.get(i).plan() == plan) {
				return i;
			}
		}
		return -1;
	}

	/** Forgets all plans. */
	public void clear() {
		all().stream().map(CurrentPlan::source).distinct().forEach(this::forget);
	}

	/** The source file is somewhere else now; its plans go with it. */
	public void move(Path source, Path now) {
		List<CurrentPlan> moved = of(source);
		synchronized (this) {
			plans.replaceAll(plan -> plan.source().equals(source) ? plan.movedTo(now) : plan);
		}
		if (!moved.isEmpty()) {
			tell(listener -> listener.forgotten(source));
			moved.forEach(plan -> tell(listener -> listener.planned(plan.movedTo(now))));
		}
	}

	/** Forgets the plans of the offloads in a source file. */
	public void forget(Path source) {
		boolean any;
		synchronized (this) {
			any = plans.removeIf(plan -> plan.source().equals(source));
		}
		if (any) {
			tell(listener -> listener.forgotten(source));
		}
	}

	/** Says why there is no plan. */
	public void refuse(PlanRefusal refusal) {
		tell(listener -> listener.refused(refusal));
	}

	/** Says that planning has begun. */
	public void begin(Path source, String offload) {
		tell(listener -> listener.begun(source, offload));
	}

	/** Says that planning is over. */
	public void end(Path source) {
		tell(listener -> listener.ended(source));
	}

	/** Tells somebody of every plan from now on. */
	public void addListener(PlanListener listener) {
		listeners.add(listener);
	}

	/** Tells it no more. */
	public void removeListener(PlanListener listener) {
		listeners.remove(listener);
	}

	private void tell(Consumer<PlanListener> message) {
		listeners.forEach(message);
	}
}
