// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.outline;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cora.dsl.ui.CoraUi;
import org.cora.dsl.ui.language.Answers;
import org.cora.dsl.ui.language.Documents;
import org.cora.dsl.ui.navigation.Places;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;

/** What an editor's file is made of, linked with the editor both ways, kept up while one types. */
public final class OutlinePage extends ContentOutlinePage {

	private static final int DELAY = 400;

	private final ITextEditor editor;
	private final IDocument document;
	private final Runnable update = this::update;
	private final IDocumentListener changes = new IDocumentListener() {
		@Override
		public void documentAboutToBeChanged(DocumentEvent event) {
			// What it becomes is of interest.
		}

		@Override
		public void documentChanged(DocumentEvent event) {
			later();
		}
	};
	private final ISelectionChangedListener caret = this::caretMoved;
	private List<DocumentSymbol> symbols = List.of();
	private boolean following;

	OutlinePage(ITextEditor editor) {
		this.editor = editor;
		this.document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
	}

	@Override
	public void createControl(Composite parent) {
		super.createControl(parent);
		TreeViewer tree = getTreeViewer();
		tree.setUseHashlookup(true);
		tree.setContentProvider(new SymbolTree());
		tree.setLabelProvider(new DelegatingStyledCellLabelProvider(new SymbolLabels()));
		tree.setInput(symbols);
		tree.addDoubleClickListener(event -> editor.setFocus());
		getSite().getActionBars().getToolBarManager().add(sorting(tree));
		document.addDocumentListener(changes);
		if (editor.getSelectionProvider() instanceof IPostSelectionProvider provider) {
			provider.addPostSelectionChangedListener(caret);
		}
		update();
	}

	private static Action sorting(TreeViewer tree) {
		Action sort = new Action("Sort by Name", IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				tree.setComparator(isChecked() ? new ViewerComparator() : null);
			}
		};
		sort.setImageDescriptor(CoraUi.icon("sort"));
		sort.setToolTipText("Sort by name instead of the order in the text");
		return sort;
	}

	private void later() {
		if (getControl() != null && !getControl().isDisposed()) {
			getControl().getDisplay().timerExec(DELAY, update);
		}
	}

	private void update() {
		CompletableFuture<List<DocumentSymbol>> answer = Symbols.of(document);
		if (answer == null) {
			return;
		}
		answer.whenComplete((found, failure) -> {
			if (failure != null && Answers.isOutdated(failure) && PlatformUI.isWorkbenchRunning()) {
				PlatformUI.getWorkbench().getDisplay().asyncExec(this::later);
			}
		});
		Answers.show(answer, this::show);
	}

	private void show(List<DocumentSymbol> found) {
		TreeViewer tree = getTreeViewer();
		if (tree == null || tree.getControl().isDisposed() || found.equals(symbols)) {
			return;
		}
		boolean first = symbols.isEmpty();
		Object[] open = tree.getExpandedElements();
		symbols = found;
		following = true;
		tree.getControl().setRedraw(false);
		try {
			tree.setInput(found);
			if (first) {
				tree.expandToLevel(2);
			} else {
				tree.setExpandedElements(open);
			}
		} finally {
			tree.getControl().setRedraw(true);
			following = false;
		}
		follow();
	}

	private void caretMoved(SelectionChangedEvent event) {
		follow();
	}

	/** Selects what the caret is in. */
	private void follow() {
		TreeViewer tree = getTreeViewer();
		if (tree == null || tree.getControl().isDisposed() || tree.getControl().isFocusControl()
				|| !(editor.getSelectionProvider().getSelection() instanceof ITextSelection selection)) {
			return;
		}
		try {
			DocumentSymbol at = Symbols.at(symbols, Documents.position(document, Math.min(selection.getOffset(), document.getLength())));
			SymbolTree.Node node = at == null ? null : SymbolTree.find(symbols, at);
			following = true;
			tree.setSelection(node == null ? StructuredSelection.EMPTY : new StructuredSelection(node), true);
		} catch (BadLocationException e) {
			CoraUi.log("The outline could not follow the caret", e);
		} finally {
			following = false;
		}
	}

	@Override
	public void selectionChanged(SelectionChangedEvent event) {
		super.selectionChanged(event);
		if (!following && event.getSelection() instanceof IStructuredSelection selected
				&& selected.getFirstElement() instanceof SymbolTree.Node node) {
			Places.select(editor, node.symbol().getSelectionRange());
		}
	}

	@Override
	public void dispose() {
		document.removeDocumentListener(changes);
		if (editor.getSelectionProvider() instanceof IPostSelectionProvider provider) {
			provider.removePostSelectionChangedListener(caret);
		}
		super.dispose();
	}
}
