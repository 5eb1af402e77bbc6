// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.hover;

import com.google.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cora.dsl.cora.Chain;
import org.cora.dsl.cora.EntryVariable;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.Header;
import org.cora.dsl.cora.KeyVariable;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.PacketVariable;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Parameter;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Struct;
import org.cora.dsl.lowering.Reporter;
import org.cora.dsl.lowering.StateReader;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.program.StateKind;
import org.cora.ir.type.Type;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.documentation.IEObjectDocumentationProvider;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Says in Markdown what a declaration is: how it is declared, its documentation, its size. */
public class Descriptions {

	@Inject
	private IEObjectDocumentationProvider documentation;

	/** The declaration in one line of source. */
	public String signature(EObject object) {
		String name = Names.of(object);
		if (object instanceof StateDeclaration state) {
			return "state " + name + " : " + state.getKind() + types(state);
		}
		if (object instanceof Nf nf) {
			List<String> ports = NfMembers.ports(nf).stream().map(Names::of).toList();
			return "nf " + name + (ports.isEmpty() ? "" : " between " + String.join(", ", ports));
		}
		if (object instanceof Field field) {
			return name + " : " + text(field.getType());
		}
		if (object instanceof Param param) {
			return "param " + name + " : " + text(param.getType()) + " = " + text(param.getValue());
		}
		if (object instanceof Function function) {
			return "fn " + name + function.getParameters().stream().map(this::signature).collect(Collectors.joining(", ", "(", ")"))
					+ (function.getResult() == null ? "" : " : " + text(function.getResult()));
		}
		if (object instanceof Parameter parameter) {
			return name + " : " + text(parameter.getType());
		}
		if (object instanceof PacketVariable) {
			return "packet " + name;
		}
		if (object instanceof Let || object instanceof EntryVariable || object instanceof KeyVariable) {
			return name + " : " + Typing.reference((Referable) object);
		}
		if (object instanceof Chain chain) {
			return "chain " + name + " = " + chain.getLinks().stream().map(Nf::getName).collect(Collectors.joining(" -> "));
		}
		String word = object instanceof Struct || object instanceof Header ? fields(object) : "";
		return name == null ? "" : object.eClass().getName().toLowerCase(Locale.ROOT) + " " + name + word;
	}

	/** Everything that is known of the declaration; empty for what isn't one. */
	public String markdown(EObject object) {
		String signature = signature(object);
		if (signature.isEmpty()) {
			return "";
		}
		StringBuilder text = new StringBuilder("```cora\n").append(signature).append("\n```\n");
		String comment = comment(object);
		if (!comment.isEmpty()) {
			text.append('\n').append(comment).append('\n');
		}
		if (object instanceof StateDeclaration state) {
			size(state).ifPresent(size -> text.append('\n').append(size).append('\n'));
		}
		return text.toString();
	}

	/** The documentation comment before the declaration, or an empty text. */
	public String comment(EObject object) {
		String found = documentation.getDocumentation(object);
		return found == null ? "" : found.strip();
	}

	private static String types(StateDeclaration state) {
		return state.getArguments().isEmpty() ? ""
				: state.getArguments().stream().map(Descriptions::text).collect(Collectors.joining(", ", "<", ">"));
	}

	private static String fields(EObject object) {
		List<Field> fields = object instanceof Struct struct ? struct.getFields() : ((Header) object).getFields();
		return fields.stream().map(f -> f.getName() + " : " + text(f.getType())).collect(Collectors.joining(", ", " { ", " }"));
	}

	private static String text(EObject object) {
		var node = object == null ? null : NodeModelUtils.findActualNodeFor(object);
		return node == null ? "?" : NodeModelUtils.getTokenText(node);
	}

	/** Bytes that a state takes without the overhead of an implementation. */
	private static Optional<String> size(StateDeclaration state) {
		Optional<StateReader.Settings> settings = StateReader.read(state, Reporter.SILENT);
		Optional<Type> value = StateTypes.value(state);
		StateKind kind = StateTypes.kind(state).orElse(null);
		if (settings.isEmpty() || value.isEmpty() || kind == null) {
			return Optional.empty();
		}
		int key = kind == StateKind.COUNTMIN || kind == StateKind.ARRAY ? 0 : StateTypes.key(state).map(Type::bytes).orElse(0);
		int entry = key + value.get().bytes();
		long all = entry * settings.get().capacity() * Math.max(1, settings.get().rows());
		return Optional.of(settings.get().capacity() + " × " + entry + " B = " + Quantity.format(all, Dimension.SIZE)
				+ (settings.get().timeoutNanos() > 0
						? ", each for " + Quantity.format(settings.get().timeoutNanos(), Dimension.TIME) : ""));
	}
}
