// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.navigation;

import java.util.Arrays;
import java.util.Comparator;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.search.ui.text.AbstractTextSearchViewPage;
import org.eclipse.search.ui.text.Match;
import org.eclipse.swt.graphics.Image;

/** Uses in the Search view: files, and in each the lines. */
public final class ReferencePage extends AbstractTextSearchViewPage {

	/** Made by the Search view. */
	public ReferencePage() {
		super(FLAG_LAYOUT_TREE);
	}

	@Override
	protected void configureTreeViewer(TreeViewer viewer) {
		viewer.setContentProvider(new Content());
		viewer.setLabelProvider(new DelegatingStyledCellLabelProvider(new Labels()));
		viewer.setAutoExpandLevel(2);
	}

	@Override
	protected void configureTableViewer(TableViewer viewer) {
		throw new IllegalStateException("There is only a tree");
	}

	@Override
	protected void elementsChanged(Object[] objects) {
		getViewer().refresh();
		((TreeViewer) getViewer()).expandToLevel(2);
	}

	@Override
	protected void clear() {
		getViewer().refresh();
	}

	@Override
	protected void showMatch(Match match, int offset, int length, boolean activate) {
		Places.open(((Use) match.getElement()).place());
	}

	@Override
	public int getDisplayedMatchCount(Object element) {
		return element instanceof Use ? super.getDisplayedMatchCount(element) : 0;
	}

	/** The first level is the names of files. */
	private final class Content implements ITreeContentProvider {

		@Override
		public Object[] getElements(Object input) {
			return uses().map(Use::file).distinct().toArray();
		}

		@Override
		public Object[] getChildren(Object element) {
			return element instanceof String file ? uses().filter(use -> use.file().equals(file)).toArray() : new Object[0];
		}

		private java.util.stream.Stream<Use> uses() {
			return getInput() == null ? java.util.stream.Stream.empty() : Arrays.stream(getInput().getElements()).map(Use.class::cast)
				.sorted(Comparator.comparing(Use::file).thenComparingInt(use -> use.place().getRange().getStart().getLine())
					.thenComparingInt(use -> use.place().getRange().getStart().getCharacter()));
		}

		@Override
		public Object getParent(Object element) {
			return element instanceof Use use ? use.file() : null;
		}

		@Override
		public boolean hasChildren(Object element) {
			return element instanceof String;
		}
	}

	private static final class Labels extends LabelProvider implements IStyledLabelProvider {

		@Override
		public StyledString getStyledText(Object element) {
			return element instanceof Use use ? new StyledString((use.place().getRange().getStart().getLine() + 1) + ": ",
				StyledString.COUNTER_STYLER).append(use.line()) : new StyledString(String.valueOf(element));
		}

		@Override
		public String getText(Object element) {
			return getStyledText(element).getString();
		}

		@Override
		public Image getImage(Object element) {
			return CoraUi.get().getImageRegistry().get(element instanceof Use ? "element" : "cora");
		}
	}
}
