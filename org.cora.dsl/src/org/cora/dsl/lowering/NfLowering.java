// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.ExpireHandler;
import org.cora.dsl.cora.FlowIdentity;
import org.cora.dsl.cora.FlowRule;
import org.cora.dsl.cora.Index;
import org.cora.dsl.cora.MemberAccess;
import org.cora.dsl.cora.PacketHandler;
import org.cora.dsl.cora.TimerHandler;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.scoping.NfMembers;
import org.cora.dsl.typing.Sort;
import org.cora.dsl.typing.StateTypes;
import org.cora.dsl.typing.Typing;
import org.cora.ir.packet.Header;
import org.cora.ir.program.Handler;
import org.cora.ir.program.Instruction;
import org.cora.ir.program.Nf;
import org.cora.ir.program.Port;
import org.cora.ir.program.Register;
import org.cora.ir.program.State;
import org.cora.ir.program.StateAction;
import org.cora.ir.program.Terminator;
import org.cora.ir.program.Trigger;
import org.cora.ir.source.SourceRange;
import org.cora.ir.type.Type;
import org.cora.ir.unit.Dimension;
import org.cora.ir.unit.Quantity;
import org.cora.ir.verify.IrVerifier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.EcoreUtil2;

/**
 * Lowers a network function, or several that follow each other. In a chain a packet that leaves one function by its
 * second port enters the next one by its first, and the other way round; the chain's own ports are the two ends.
 */
final class NfLowering {

	private final Declaration declaration;
	private final List<NfContext> links;

	NfLowering(Declaration declaration, List<NfContext> links) {
		this.declaration = declaration;
		this.links = links;
	}

	Nf lower() {
		List<State> states = links.stream().flatMap(link -> link.states().stream()).toList();
		List<Handler> handlers = new ArrayList<>();
		List<Port> ports = ports();
		for (Port port : ports) {
			packetHandler(port).ifPresent(handlers::add);
		}
		links.forEach(link -> link.expireHandlers().forEach(h -> handlers.add(expiry(link, h, states))));
		for (NfContext link : links) {
			for (TimerHandler timer : link.timerHandlers()) {
				long before = handlers.stream().filter(h -> h.trigger() instanceof Trigger.Timer).count();
				handlers.add(timer(link, timer, (int) before));
			}
		}
		links.stream().filter(link -> !NfMembers.of(link.nf(), FlowIdentity.class).isEmpty()).findFirst()
				.ifPresent(link -> NfMembers.of(link.nf(), FlowIdentity.class).get(0).getRules()
						.forEach(rule -> handlers.add(identity(link, rule))));
		return IrVerifier.verified(new Nf(QualifiedNames.of(declaration), ports,
				links.stream().flatMap(link -> link.headers().stream()).toList(), states, handlers,
				Sources.of(declaration, Names.feature(declaration))));
	}

	/** The ports of the first function that declares any. */
	private List<Port> ports() {
		List<org.cora.dsl.cora.Port> declared = links.stream().map(NfContext::ports).filter(p -> !p.isEmpty()).findFirst()
				.orElse(List.of());
		if (declared.isEmpty()) {
			return List.of(new Port("left", 0, SourceRange.NONE), new Port("right", 1, SourceRange.NONE));
		}
		List<Port> ports = new ArrayList<>();
		for (org.cora.dsl.cora.Port port : declared) {
			ports.add(new Port(port.getName(), ports.size(), Sources.of(port)));
		}
		return ports;
	}

	private Optional<Handler> packetHandler(Port port) {
		boolean last = links.size() > 1 && port.index() == 1;
		int first = last ? links.size() - 1 : 0;
		Optional<PacketHandler> handler = links.get(first).packetHandler(port.index());
		if (handler.isEmpty()) {
			return Optional.empty();
		}
		Code code = new Code();
		new Route(code).enter(first, port.index());
		return Optional.of(new Handler("packet from " + port.name(), new Trigger.PacketFrom(port.index()), code.registers(),
				code.blocks(), code.variables(), Sources.of(handler.get())));
	}

	/** The way of a packet through the functions: each function's handler appears once for each port. */
	private final class Route {

		private final Code code;
		private final Map<List<Integer>, Code.Draft> begun = new HashMap<>();

		Route(Code code) {
			this.code = code;
		}

		void enter(int link, int port) {
			NfContext context = links.get(link);
			Optional<PacketHandler> handler = context.packetHandler(port);
			if (handler.isEmpty()) {
				code.end(new Terminator.Pass(Sources.of(context.nf(), Names.feature(context.nf()))));
				return;
			}
			List<Code.Draft> drafts = new ArrayList<>();
			List<int[]> next = new ArrayList<>();
			Statements statements = new Statements(context, code, port,
					(target, where) -> leave(link, target, where, drafts, next));
			statements.run(handler.get().getBody());
			for (int i = 0; i < drafts.size(); i++) {
				code.enter(drafts.get(i));
				enter(next.get(i)[0], next.get(i)[1]);
			}
		}

		private void leave(int link, int port, SourceRange where, List<Code.Draft> drafts, List<int[]> next) {
			int neighbour = links.size() == 1 ? -1 : port == 1 ? link + 1 : link - 1;
			if (neighbour < 0 || neighbour >= links.size()) {
				code.end(new Terminator.Forward(port, where));
				return;
			}
			List<Integer> entrance = List.of(neighbour, 1 - port);
			Code.Draft draft = begun.get(entrance);
			if (draft == null) {
				draft = code.draft();
				begun.put(entrance, draft);
				drafts.add(draft);
				next.add(new int[] {neighbour, 1 - port});
			}
			code.jump(draft, where);
		}
	}

	private Handler expiry(NfContext link, ExpireHandler handler, List<State> states) {
		State state = states.get(link.index(handler.getState()));
		Code code = new Code();
		Statements statements = new Statements(link, code, -1, null);
		List<Register> keys = code.registers("key", state.key());
		List<Register> value = code.registers("value", state.value());
		List<Type> parts = handler.getKeys().size() == 1 ? List.of(state.key()) : StateTypes.keyParts(state.key());
		int at = 0;
		for (int i = 0; i < parts.size(); i++) {
			int slots = parts.get(i).slots().size();
			statements.bind(handler.getKeys().get(i), parts.get(i), keys.subList(at, at + slots));
			at += slots;
		}
		if (handler.getEntry() != null) {
			statements.bind(handler.getEntry(), state.value(), value);
		}
		statements.run(handler.getBody());
		code.end(new Terminator.Return(Sources.of(handler)));
		return new Handler("expire " + state.name(), new Trigger.Expiry(state.index()), code.registers(), code.blocks(),
				code.variables(), Sources.of(handler));
	}

	private Handler timer(NfContext link, TimerHandler handler, int number) {
		Code code = new Code();
		new Statements(link, code, -1, null).run(handler.getBody());
		code.end(new Terminator.Return(Sources.of(handler)));
		long nanos = Periods.nanos(handler, Reporter.SILENT).orElseThrow();
		String name = "timer " + (number == 0 ? "" : number + 1 + " ") + "every " + Quantity.format(nanos, Dimension.TIME);
		return new Handler(name, new Trigger.Timer(number, nanos), code.registers(), code.blocks(), code.variables(),
				Sources.of(handler));
	}

	private Handler identity(NfContext link, FlowRule rule) {
		Code code = new Code();
		Values values = new Values(link, code, link.index(rule.getPort()), call -> {
			throw new IllegalStateException("a flow identity calls nothing");
		});
		SourceRange where = Sources.of(rule);
		Code.Draft unknown = code.draft();
		for (Header needed : headers(rule)) {
			Header header = link.header(needed);
			Register has = code.register("has." + header.name(), 1);
			code.emit(new Instruction.HasHeader(has, header, where));
			Code.Draft there = code.draft();
			code.branch(has, there, unknown, where);
			code.enter(there);
		}
		code.end(new Terminator.Identify(key(link, rule, code, values, unknown), where));
		code.enter(unknown);
		code.end(new Terminator.Identify(List.of(), where));
		int port = link.index(rule.getPort());
		return new Handler("flow by " + rule.getPort().getName(), new Trigger.IdentityOf(port), code.registers(),
				code.blocks(), code.variables(), where);
	}

	private static List<Register> key(NfContext link, FlowRule rule, Code code, Values values, Code.Draft unknown) {
		if (!(Typing.of(rule.getKey()) instanceof Sort.Entry entry)) {
			return values.value(rule.getKey()).registers();
		}
		SourceRange where = Sources.of(rule.getKey());
		Register found = code.register("found", 1);
		Register handle = code.register("entry", 64);
		values.access(entry.state(), StateAction.PEEK, List.of(found, handle), values.key((Index) rule.getKey()), where);
		Code.Draft there = code.draft();
		code.branch(found, there, unknown, where);
		code.enter(there);
		List<Register> key = code.registers("key", entry.type());
		for (int i = 0; i < key.size(); i++) {
			code.emit(new Instruction.Access(link.index(entry.state()), StateAction.READ, i, List.of(key.get(i)),
					List.of(handle), where));
		}
		return key;
	}

	/** The headers without which the key can't be read. */
	private static Set<Header> headers(FlowRule rule) {
		Set<Header> headers = new LinkedHashSet<>();
		List<EObject> all = new ArrayList<>(EcoreUtil2.getAllContentsOfType(rule, EObject.class));
		for (EObject object : all) {
			if (object instanceof MemberAccess access) {
				Typing.neededHeader(access).ifPresent(headers::add);
			}
		}
		return headers;
	}
}
