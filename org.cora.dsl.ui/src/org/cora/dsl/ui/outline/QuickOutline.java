// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.outline;

import java.util.List;
import org.cora.dsl.ui.navigation.Places;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.dialogs.SearchPattern;
import org.eclipse.ui.texteditor.ITextEditor;

/** The outline over the editor: type to narrow it, Enter to go there, Escape to stay. */
final class QuickOutline extends PopupDialog {

	private final ITextEditor editor;
	private final List<DocumentSymbol> symbols;
	private final DocumentSymbol current;
	private final SearchPattern pattern = new SearchPattern();
	private TreeViewer tree;
	private Text filter;

	QuickOutline(Shell parent, ITextEditor editor, List<DocumentSymbol> symbols, DocumentSymbol current) {
		super(parent, SWT.RESIZE, true, true, false, false, false, "", "Type to narrow, Enter to go there");
		this.editor = editor;
		this.symbols = symbols;
		this.current = current;
		pattern.setPattern("");
	}

	@Override
	protected Control createTitleControl(Composite parent) {
		filter = new Text(parent, SWT.NONE);
		filter.setMessage("Name of a state, a handler, a declaration …");
		filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
		filter.addModifyListener(event -> narrow());
		filter.addKeyListener(KeyListener.keyPressedAdapter(event -> {
			if (event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR) {
				goThere();
			} else if (event.keyCode == SWT.ARROW_DOWN) {
				tree.getControl().setFocus();
			}
		}));
		return filter;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		tree = new TreeViewer(parent, SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
		tree.getControl().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
		tree.setContentProvider(new SymbolTree());
		tree.setLabelProvider(new DelegatingStyledCellLabelProvider(new SymbolLabels()));
		tree.addFilter(new ByName());
		tree.setInput(symbols);
		tree.expandAll();
		SymbolTree.Node node = current == null ? null : SymbolTree.find(symbols, current);
		if (node != null) {
			tree.setSelection(new StructuredSelection(node), true);
		}
		tree.getTree().addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(event -> goThere()));
		tree.getTree().addMouseListener(MouseListener.mouseUpAdapter(event -> {
			if (event.button == 1 && tree.getTree().getItem(new Point(event.x, event.y)) != null) {
				goThere();
			}
		}));
		return tree.getControl();
	}

	private void narrow() {
		pattern.setPattern(filter.getText().isEmpty() ? "" : "*" + filter.getText());
		tree.getControl().setRedraw(false);
		try {
			tree.refresh();
			tree.expandAll();
			TreeItem first = first(tree.getTree().getItems());
			if (first != null) {
				tree.setSelection(new StructuredSelection(first.getData()), true);
			}
		} finally {
			tree.getControl().setRedraw(true);
		}
	}

	private TreeItem first(TreeItem[] items) {
		for (TreeItem item : items) {
			TreeItem found = item.getData() instanceof SymbolTree.Node node && pattern.matches(node.symbol().getName()) ? item
				: first(item.getItems());
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private void goThere() {
		Object selected = ((IStructuredSelection) tree.getSelection()).getFirstElement();
		close();
		if (selected instanceof SymbolTree.Node node) {
			Places.select(editor, node.symbol().getSelectionRange());
			editor.setFocus();
		}
	}

	@Override
	protected Control getFocusControl() {
		return filter;
	}

	@Override
	protected Point getInitialSize() {
		return new Point(420, 360);
	}

	@Override
	protected Point getInitialLocation(Point size) {
		Control text = (Control) editor.getAdapter(Control.class);
		if (text == null) {
			return super.getInitialLocation(size);
		}
		Rectangle area = text.getDisplay().map(text, null, text.getBounds());
		return new Point(area.x + Math.max(0, (area.width - size.x) / 2), area.y + Math.max(0, (area.height - size.y) / 4));
	}

	/** What matches, and what something below matches. */
	private final class ByName extends ViewerFilter {

		@Override
		public boolean select(Viewer viewer, Object parent, Object element) {
			return matches(((SymbolTree.Node) element).symbol());
		}

		private boolean matches(DocumentSymbol symbol) {
			return pattern.matches(symbol.getName()) || Symbols.children(symbol).stream().anyMatch(this::matches);
		}
	}
}
