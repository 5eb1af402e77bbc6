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
import org.cora.dsl.cora.Enum;
import org.cora.dsl.cora.EnumValue;
import org.cora.dsl.cora.Field;
import org.cora.dsl.cora.Function;
import org.cora.dsl.cora.Header;
import org.cora.dsl.cora.Host;
import org.cora.dsl.cora.KeyVariable;
import org.cora.dsl.cora.Let;
import org.cora.dsl.cora.Nf;
import org.cora.dsl.cora.Nic;
import org.cora.dsl.cora.Offload;
import org.cora.dsl.cora.PacketVariable;
import org.cora.dsl.cora.Param;
import org.cora.dsl.cora.Parameter;
import org.cora.dsl.cora.Referable;
import org.cora.dsl.cora.StateDeclaration;
import org.cora.dsl.cora.Struct;
import org.cora.dsl.cora.Traffic;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.Enums;
import org.cora.dsl.typing.Typing;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.documentation.IEObjectDocumentationProvider;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;

/** Says in Markdown what a declaration is: how it is declared, its documentation, its size. */
public class Descriptions {

	private static final int MAX_LINES = 10;

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
		if (object instanceof EnumValue value) {
			return ((Enum) value.eContainer()).getName() + "." + name
					+ Optional.ofNullable(Enums.numbers((Enum) value.eContainer()).get(value)).map(n -> " = " + n).orElse("");
		}
		if (object instanceof Enum declared) {
			return "enum " + name + declared.getValues().stream().map(Names::of).collect(Collectors.joining(", ", " { ", " }"));
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
			return parameter.getType() == null ? name : name + " : " + text(parameter.getType());
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
		StringBuilder text = new StringBuilder("```cora\n").append(isSaidInFull(object) ? source(object) : signature).append("\n```\n");
		String comment = comment(object);
		if (!comment.isEmpty()) {
			text.append('\n').append(comment).append('\n');
		}
		if (object instanceof StateDeclaration state) {
			StateCost.of(state).forEach(line -> text.append('\n').append(line).append("  \n"));
		}
		return text.toString();
	}

	/** Short declarations that say everything themselves. */
	private static boolean isSaidInFull(EObject object) {
		return object instanceof Traffic || object instanceof Offload || object instanceof Nic || object instanceof Host;
	}

	/** The declaration as it was written, its beginning where it is long. */
	private static String source(EObject object) {
		var node = NodeModelUtils.findActualNodeFor(object);
		List<String> lines = node == null ? List.of() : NodeModelUtils.getTokenText(node).isEmpty() ? List.of()
				: node.getText().strip().lines().toList();
		int first = 0;
		while (first < lines.size() && !lines.get(first).startsWith(object.eClass().getName().toLowerCase(Locale.ROOT))) {
			first++;
		}
		List<String> own = lines.subList(first, lines.size());
		return own.size() <= MAX_LINES ? String.join("\n", own) : String.join("\n", own.subList(0, MAX_LINES)) + "\n  …";
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
}
