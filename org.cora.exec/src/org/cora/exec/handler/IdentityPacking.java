// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.handler;

import java.util.Arrays;
import org.cora.exec.flow.FlowIdentity;
import org.cora.ir.diagnostic.CoraException;
import org.cora.ir.program.Block;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Register;
import org.cora.ir.program.Terminator;

/**
 * How the scalars of an NF's declared flow identities share words. The same for all its ports, so that a flow is known
 * by the same words whichever way its packets come in.
 */
public final class IdentityPacking {

	private final int[] word;
	private final int[] shift;
	private final int words;

	private IdentityPacking(int[] bits) {
		word = new int[bits.length];
		shift = new int[bits.length];
		int[] used = new int[bits.length];
		int count = 0;
		for (int i = 0; i < bits.length; i++) {
			int w = 0;
			while (used[w] + bits[i] > 64) {
				w++;
			}
			word[i] = w;
			shift[i] = used[w];
			used[w] += bits[i];
			count = Math.max(count, w + 1);
		}
		words = count;
	}

	/**
	 * How the identities of that NF are packed.
	 *
	 * @throws CoraException if they are too long
	 */
	public static IdentityPacking of(Nf nf) {
		int[] bits = new int[0];
		for (Handler handler : nf.handlers()) {
			for (Block block : handler.blocks()) {
				if (block.terminator() instanceof Terminator.Identify identify) {
					bits = widest(bits, identify.key().stream().mapToInt(Register::bits).toArray());
				}
			}
		}
		IdentityPacking packing = new IdentityPacking(bits);
		if (packing.words > FlowIdentity.MAX_WORDS) {
			throw new CoraException("identity-too-large", nf.simpleName() + " identifies flows by " + packing.words
					+ " words of 64 bits; an executor takes at most " + FlowIdentity.MAX_WORDS);
		}
		return packing;
	}

	private static int[] widest(int[] a, int[] b) {
		int[] widest = Arrays.copyOf(a, Math.max(a.length, b.length));
		for (int i = 0; i < b.length; i++) {
			widest[i] = Math.max(widest[i], b[i]);
		}
		return widest;
	}

	/** Words of an identity. */
	public int words() {
		return words;
	}

	/** The word that a scalar of the key goes into. */
	public int word(int scalar) {
		return word[scalar];
	}

	/** How many bits from the word's low end. */
	public int shift(int scalar) {
		return shift[scalar];
	}

	/** Writes the key that is in those registers as words of a flow's identity. */
	public void pack(long[] registers, int[] key, FlowIdentity into) {
		into.begin(FlowIdentity.Kind.DECLARED);
		for (int w = 0; w < words; w++) {
			long packed = 0;
			for (int i = 0; i < key.length; i++) {
				if (word[i] == w) {
					packed |= registers[key[i]] << shift[i];
				}
			}
			into.add(packed);
		}
	}
}
