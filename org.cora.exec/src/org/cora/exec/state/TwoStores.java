// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.state;

/** The stores of both sides of a split NF as the one that they are together: made of them, or only asked for. */
public final class TwoStores {

	private final LocalStore one;
	private final LocalStore other;

	/** Two stores of NFs with the same states; some may be the same object in both. */
	public TwoStores(LocalStore one, LocalStore other) {
		if (!other.nf().states().equals(one.nf().states())) {
			throw new IllegalArgumentException("stores of different NFs can't be merged");
		}
		this.one = one;
		this.other = other;
	}

	/** Makes the first one what both are; see {@link LocalStore#merge}. */
	int merge() {
		int both = 0;
		for (MapState map : one.maps()) {
			both += map == otherOf(map) ? 0 : map.merge(otherOf(map));
		}
		mergeAllButMaps();
		return both;
	}

	private void mergeAllButMaps() {
		for (int i = 0; i < one.nf().states().size(); i++) {
			LocalState each = one.state(i);
			if (!(each instanceof MapState) && each != otherOf(each)) {
				if (each.isKeptTogether()) {
					each.exchange();
				} else {
					each.merge(otherOf(each));
				}
			}
		}
	}

	private LocalState otherOf(LocalState state) {
		return other.state(state.state().index());
	}

	/** What {@link LocalStore#merge} would return, without making one store of two: a large one has no room for its like. */
	public int inBoth() {
		int both = 0;
		for (MapState map : one.maps()) {
			both += map == otherOf(map) ? 0 : map.transfer().alsoIn((MapState) otherOf(map));
		}
		return both;
	}

	/** The {@linkplain LocalStore#digest() digest} that both merged would have. What isn't a map is merged into the first. */
	public long digest() {
		mergeAllButMaps();
		long digest = 0;
		for (int i = 0; i < one.nf().states().size(); i++) {
			LocalState each = one.state(i);
			boolean apart = each instanceof MapState && each != otherOf(each);
			digest = Hash.combine(digest, each.digest() + (apart ? otherOf(each).content() : 0));
		}
		return digest;
	}
}
