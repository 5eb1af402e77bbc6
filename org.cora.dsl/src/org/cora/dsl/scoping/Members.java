// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.scoping;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.Expression;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.NamedType;
import org.cora.dsl.cora.SourceFile;
import org.cora.dsl.cora.Struct;
import org.cora.dsl.cora.StructLiteral;
import org.cora.dsl.resource.ImportedFiles;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.Typing;
import org.eclipse.emf.ecore.resource.Resource;
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
			return packet(receiver.eResource()).<List<Field>>map(Struct::getFields).orElse(List.of());
		}
		return sort.asValue() instanceof org.cora.ir.type.Type.Struct struct
				? declaration(receiver, struct).<List<Field>>map(Struct::getFields).orElse(List.of()) : List.of();
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

	private static Optional<Struct> packet(Resource resource) {
		return ImportedFiles.of(resource).stream()
				.filter(file -> StandardLibrary.PRELUDE.equals(file.eResource().getURI()))
				.flatMap(file -> struct(file, "Packet").stream()).findFirst();
	}

	private static Optional<Struct> struct(SourceFile file, String name) {
		return file.getDeclarations().stream().filter(Struct.class::isInstance).map(Struct.class::cast)
				.filter(s -> name.equals(s.getName())).findFirst();
	}
}
