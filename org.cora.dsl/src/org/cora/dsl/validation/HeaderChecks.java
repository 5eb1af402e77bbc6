// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Chain;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.Header;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Parse;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.scoping.Members;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.typing.DeclaredTypes;
import org.cora.dsl.typing.ParsedHeaders;
import org.cora.dsl.typing.Typing;
import org.cora.ir.packet.Headers;
import org.cora.ir.type.Type;
import org.eclipse.xtext.validation.Check;

/** Checks of headers that authors declare, and of where they say that packets have them. */
public class HeaderChecks extends Expectations {

	@Check
	public void layout(Header header) {
		if (StandardLibrary.contains(header.eResource().getURI())) {
			return;
		}
		int bits = 0;
		for (Field field : header.getFields()) {
			Optional<Type.Scalar> type = ParsedHeaders.scalar(field);
			if (type.isEmpty()) {
				if (field.getType() != null && DeclaredTypes.of(field.getType()).isPresent()) {
					error(IssueCodes.INVALID_HEADER, "A field of a header is a number, an address or another scalar", field,
							Literals.FIELD__TYPE);
				}
				return;
			}
			if (type.get().bits() > 64 && bits % 8 != 0) {
				error(IssueCodes.INVALID_HEADER, "An IPv6 address begins with a byte; " + bits + " bits stand before it", field,
						Literals.FIELD__TYPE);
			}
			bits += type.get().bits();
		}
		size(header, bits);
	}

	private void size(Header header, int bits) {
		if (bits % 8 != 0) {
			error(IssueCodes.INVALID_HEADER, "A header has whole bytes; these are " + bits + " bits, " + (8 - bits % 8)
					+ " are missing", header, Literals.DECLARATION__NAME, String.valueOf(8 - bits % 8));
		} else if (bits > 8 * ParsedHeaders.MOST_BYTES) {
			error(IssueCodes.INVALID_HEADER, "A header has " + ParsedHeaders.MOST_BYTES + " bytes at most; these are " + bits / 8,
					header, Literals.DECLARATION__NAME);
		}
	}

	@Check
	public void parse(Parse parse) {
		Optional<Header> declared = ParsedHeaders.declaration(parse);
		if (parse.getType() != null && declared.isEmpty()) {
			if (DeclaredTypes.of(parse.getType()).isPresent()) {
				error(IssueCodes.INVALID_HEADER, "What is parsed is a header: declare it with 'header'", parse, Literals.FIELD__TYPE);
			}
			return;
		}
		if (declared.isPresent() && StandardLibrary.contains(declared.get().eResource().getURI())) {
			error(IssueCodes.INVALID_HEADER, "'" + declared.get().getName() + "' is built in and found by itself", parse,
					Literals.FIELD__TYPE);
			return;
		}
		if (parse.getBase() != null && !parse.getBase().eIsProxy() && !isBase(parse)) {
			error(IssueCodes.INVALID_HEADER, "A header stands behind tcp, udp, or one that is parsed above", parse,
					Literals.PARSE__BASE);
		}
		selector(parse);
	}

	private static boolean isBase(Parse parse) {
		if (parse.getBase() instanceof Parse before && parse.eContainer() instanceof Nf nf) {
			List<Parse> all = NfMembers.of(nf, Parse.class);
			return all.indexOf(before) < all.indexOf(parse);
		}
		return ParsedHeaders.base(parse).isPresent();
	}

	private void selector(Parse parse) {
		Field selector = parse.getSelector();
		if (selector == null || selector.eIsProxy() || parse.getValue() == null) {
			return;
		}
		Optional<Type.Scalar> type = ParsedHeaders.scalar(selector);
		if (type.isPresent() && type.get().bits() > 64) {
			error(IssueCodes.INVALID_HEADER, "A field of at most 64 bits says what follows", parse, Literals.PARSE__SELECTOR);
		} else if (type.isPresent() && expect(parse.getValue(), type.get(), IssueCodes.TYPE_MISMATCH)
				&& Constants.slots(parse.getValue()).isEmpty() && !Typing.of(parse.getValue()).isUnknown()) {
			error(IssueCodes.NOT_CONSTANT, "What says that the header follows is a constant", parse, Literals.PARSE__VALUE);
		}
	}

	@Check
	public void parses(Nf nf) {
		List<Parse> parses = NfMembers.of(nf, Parse.class);
		Set<String> seen = new HashSet<>();
		for (Parse parse : parses) {
			if (parse.getName() != null && Members.ofPacket(nf).contains(parse.getName())) {
				error(IssueCodes.SHADOWING, "Packets have '" + parse.getName() + "' already; choose another name", parse,
						Literals.FIELD__NAME);
			} else if (parse.getName() != null && !seen.add(parse.getName())) {
				error(IssueCodes.DUPLICATE_NAME, "'" + parse.getName() + "' is declared twice in this network function", parse,
						Literals.FIELD__NAME);
			}
		}
		if (parses.size() > Headers.MOST_PARSED) {
			error(IssueCodes.TOO_LARGE, "A network function parses " + Headers.MOST_PARSED + " headers of its own at most",
					parses.get(Headers.MOST_PARSED), Literals.FIELD__NAME);
		}
	}

	@Check
	public void parses(Chain chain) {
		int parses = chain.getLinks().stream().filter(nf -> nf != null && !nf.eIsProxy())
				.mapToInt(nf -> NfMembers.of(nf, Parse.class).size()).sum();
		if (parses > Headers.MOST_PARSED) {
			error(IssueCodes.TOO_LARGE, "The functions of a chain parse " + Headers.MOST_PARSED
					+ " headers of their own at most, these " + parses, chain, Literals.DECLARATION__NAME);
		}
	}
}
