// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.hover;

import com.google.inject.Inject;
import java.util.stream.Collectors;
import org.cora.dsl.cora.MethodCall;
import org.cora.dsl.cora.ModelItem;
import org.cora.dsl.ide.placement.PlacementSource;
import org.cora.dsl.lowering.Sources;
import org.cora.dsl.model.Kebab;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.typing.Methods;
import org.cora.ir.source.SourceRange;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.ide.server.hover.HoverService;

/** What one sees with the mouse over a name: the declaration, its documentation, its size, and what a plan says of it. */
public class CoraHover extends HoverService {

	@Inject
	private Descriptions descriptions;

	@Inject
	private PlacementSource placements;

	@Override
	public String getContents(EObject element) {
		if (element == null) {
			return "";
		}
		if (element instanceof MethodCall call) {
			return Methods.called(call).map(m -> "```cora\n" + m.signature() + "\n```\n\n" + m.documentation()).orElse("");
		}
		if (element instanceof ModelItem item) {
			return MetaModel.feature(item).map(feature -> "**" + item.getName() + "** " + Kebab.documentation(feature)).orElse("");
		}
		return descriptions.markdown(element) + placement(element);
	}

	private String placement(EObject element) {
		EStructuralFeature name = Names.feature(element);
		SourceRange range = name == null ? Sources.of(element) : Sources.of(element, name);
		return placements.facts(range.file()).stream().filter(fact -> fact.where().offset() == range.offset())
				.map(fact -> "\n**" + fact.headline() + "**\n\n" + fact.detail() + "\n").collect(Collectors.joining());
	}
}
