// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.ir.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.cora.ir.program.Nf;

/** A short name for what a program, a NIC or a traffic specification says, to tell whether a plan still fits them. */
public final class Fingerprint {

	private static final int BYTES = 16;

	private Fingerprint() {
	}

	/** Of an NF's meaning: the same after reformatting or renaming a local variable's comment, another after a change. */
	public static String of(Nf nf) {
		return of(IrPrinter.print(nf));
	}

	/** Of any canonical text: the first 16 bytes of its SHA-256, in hexadecimal. */
	public static String of(String canonicalText) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonicalText.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, BYTES);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("every Java platform has SHA-256", e);
		}
	}
}
