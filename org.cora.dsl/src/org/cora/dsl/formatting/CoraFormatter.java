// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.formatting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.xtext.formatting2.FormatterPreferenceKeys;
import org.eclipse.xtext.formatting2.FormatterRequest;
import org.eclipse.xtext.formatting2.IFormatter2;
import org.eclipse.xtext.formatting2.regionaccess.ITextRegionAccess;
import org.eclipse.xtext.formatting2.regionaccess.ITextReplacement;
import org.eclipse.xtext.util.ITextRegion;

/** {@link Layout} as Xtext asks for it. */
public class CoraFormatter implements IFormatter2 {

	@Override
	public List<ITextReplacement> format(FormatterRequest request) {
		List<ITextReplacement> replacements = new ArrayList<>();
		if (request.isFormatUndefinedHiddenRegionsOnly()) {
			return replacements; // a change of names elsewhere: the layout stays
		}
		ITextRegionAccess access = request.getTextRegionAccess();
		String indentation = request.getPreferences().getPreference(FormatterPreferenceKeys.indentation);
		Collection<ITextRegion> regions = request.getRegions();
		for (Layout.Edit edit : Layout.of(access.regionForDocument().getText(), indentation)) {
			if (regions.isEmpty() || regions.stream().anyMatch(region -> contains(region, edit))) {
				replacements.add(access.regionForOffset(edit.offset(), edit.length()).replaceWith(edit.text()));
			}
		}
		return replacements;
	}

	private static boolean contains(ITextRegion region, Layout.Edit edit) {
		return edit.offset() >= region.getOffset()
				&& edit.offset() + edit.length() <= region.getOffset() + region.getLength();
	}
}
