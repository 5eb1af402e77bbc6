// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.scoping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.Header;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Parse;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.cora.Struct;
import org.cora.dsl.cora.StructLiteral;
import org.cora.dsl.resource.ImportedFiles;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

/** The fields that can follow a dot. */
public final class Members {

	private Members() {
	}

	/** Fields of what the expression stands for; empty where it has none. */
	public static List<Field> of(Expression receiver) {
		if (receiver == null) {
			return List.of();
		}
		Sort sort = Typing.of(receiver);
		if (sort instanceof Sort.HeaderView view) {
			return view.declaration().getFields();
		}
		if (sort instanceof Sort.Named named) {
			return named.declaration().getValues();
		}
		if (sort instanceof Sort.Packet) {
			List<Field> fields = new ArrayList<>(builtIn(receiver, "Packet"));
			Nf nf = EcoreUtil2.getContainerOfType(receiver, Nf.class);
			if (nf != null) {
				fields.addAll(NfMembers.of(nf, Parse.class));
			}
			return fields;
		}
		if (sort instanceof Sort.Inner || sort instanceof Sort.Payload) {
			return builtIn(receiver, sort instanceof Sort.Inner ? "Inner" : "Payload");
		}
		return sort.asValue() instanceof org.cora.ir.type.Type.Struct struct
				? declaration(receiver, struct).<List<Field>>map(Struct::getFields).orElse(List.of()) : List.of();
	}

	/** Names of the members that every packet has. */
	public static List<String> ofPacket(EObject at) {
		return builtIn(at, "Packet").stream().map(Field::getName).toList();
	}

	/** What a parsed header can stand behind: headers of packets, built in or parsed by the same function. */
	static List<Field> bases(Parse parse) {
		List<Field> bases = new ArrayList<>(builtIn(parse, "Packet").stream().filter(Members::isHeader).toList());
		if (parse.eContainer() instanceof Nf nf) {
			bases.addAll(NfMembers.of(nf, Parse.class));
		}
		return bases;
	}

	/** The fields of the header that a member of packets is. */
	static List<Field> ofHeader(Field member) {
		return isHeader(member) ? ((Header) ((NamedType) member.getType()).getDeclaration()).getFields() : List.of();
	}

	private static boolean isHeader(Field member) {
		return member != null && !member.eIsProxy() && member.getType() instanceof NamedType named
				&& named.getDeclaration() instanceof Header header && !header.eIsProxy();
	}

	/** The declaration of a struct type, sought where the expression can see it. */
	private static Optional<Struct> declaration(Expression at, org.cora.ir.type.Type.Struct type) {
		if (at instanceof StructLiteral literal) {
			return Optional.ofNullable(literal.getType());
		}
		if (at instanceof MemberAccess access && access.getMember() != null && !access.getMember().eIsProxy()
				&& access.getMember().getType() instanceof NamedType named && named.getDeclaration() instanceof Struct struct) {
			return Optional.of(struct);
		}
		var nf = EcoreUtil2.getContainerOfType(at, org.cora.dsl.cora.Nf.class);
		Optional<Struct> member = nf == null ? Optional.empty() : NfMembers.of(nf, Struct.class).stream()
				.filter(s -> type.name().equals(s.getName())).findFirst();
		return member.or(() -> file(at).flatMap(file -> struct(file, type.name())))
				.or(() -> ImportedFiles.of(at.eResource()).stream().flatMap(f -> struct(f, type.name()).stream()).findFirst());
	}

	private static Optional<SourceFile> file(Expression at) {
		return EcoreUtil2.getRootContainer(at) instanceof SourceFile file ? Optional.of(file) : Optional.empty();
	}

	private static List<Field> builtIn(EObject at, String struct) {
		return ImportedFiles.of(at.eResource()).stream()
				.filter(file -> StandardLibrary.PRELUDE.equals(file.eResource().getURI()))
				.flatMap(file -> struct(file, struct).stream()).findFirst().<List<Field>>map(Struct::getFields).orElse(List.of());
	}

	private static Optional<Struct> struct(SourceFile file, String name) {
		return file.getDeclarations().stream().filter(Struct.class::isInstance).map(Struct.class::cast)
				.filter(s -> name.equals(s.getName())).findFirst();
	}
}
