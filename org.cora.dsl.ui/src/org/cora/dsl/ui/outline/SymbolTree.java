// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.outline;

import java.util.List;
import java.util.Objects;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.lsp4j.DocumentSymbol;

/** The tree of symbols. Elements are equal by their path of names, so that a new answer keeps what is open and selected. */
final class SymbolTree implements ITreeContentProvider {

	/** A symbol in the tree. */
	static final class Node {

		private final Node parent;
		private final DocumentSymbol symbol;
		private final int index;

		Node(Node parent, DocumentSymbol symbol, int index) {
			this.parent = parent;
			this.symbol = symbol;
			this.index = index;
		}

		DocumentSymbol symbol() {
			return symbol;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Node node && node.symbol.getName().equals(symbol.getName())
				&& node.symbol.getKind() == symbol.getKind() && node.index == index && Objects.equals(node.parent, parent);
		}

		@Override
		public int hashCode() {
			return symbol.getName().hashCode();
		}
	}

	@Override
	public Object[] getElements(Object input) {
		return nodes(null, (List<?>) input);
	}

	@Override
	public Object[] getChildren(Object element) {
		return nodes((Node) element, Symbols.children(((Node) element).symbol()));
	}

	private static Object[] nodes(Node parent, List<?> symbols) {
		Object[] nodes = new Object[symbols.size()];
		for (int i = 0; i < nodes.length; i++) {
			DocumentSymbol symbol = (DocumentSymbol) symbols.get(i);
			nodes[i] = new Node(parent, symbol, same(symbols.subList(0, i), symbol));
		}
		return nodes;
	}

	private static int same(List<?> before, DocumentSymbol symbol) {
		return (int) before.stream().filter(other -> ((DocumentSymbol) other).getName().equals(symbol.getName())).count();
	}

	@Override
	public Object getParent(Object element) {
		return ((Node) element).parent;
	}

	@Override
	public boolean hasChildren(Object element) {
		return !Symbols.children(((Node) element).symbol()).isEmpty();
	}

	/** The node of a symbol; null when it isn't among them. */
	static Node find(List<DocumentSymbol> symbols, DocumentSymbol wanted) {
		return find(null, symbols, wanted);
	}

	private static Node find(Node parent, List<DocumentSymbol> symbols, DocumentSymbol wanted) {
		for (Object made : nodes(parent, symbols)) {
			Node node = (Node) made;
			Node found = node.symbol == wanted ? node : find(node, Symbols.children(node.symbol), wanted);
			if (found != null) {
				return found;
			}
		}
		return null;
	}
}
