// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.validation;

import java.util.List;
import java.util.Optional;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.Host;
import org.cora.dsl.cora.ModelItem;
import org.cora.dsl.cora.ModelValue;
import org.cora.dsl.cora.Nic;
import org.cora.dsl.model.Kebab;
import org.cora.dsl.model.ModelReader;
import org.cora.dsl.scoping.Names;
import org.cora.nicmodel.ModelElement;
import org.cora.nicmodel.Platform;
import org.cora.nicmodel.performance.CostModel;
import org.cora.nicmodel.performance.ModelCheck;
import org.cora.nicmodel.performance.ModelProblem;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.xtext.validation.Check;

/** Checks of NIC and host models. */
public class ModelChecks extends Problems {

	@Check
	public void nic(Nic nic) {
		ModelReader.read(nic, this).ifPresent(model -> sound(model, nic, nic.getItems()));
	}

	@Check
	public void host(Host host) {
		ModelReader.read(host, this).ifPresent(model -> sound(model, host, host.getItems()));
	}

	private void sound(Platform model, Declaration declaration, List<ModelItem> items) {
		for (ModelProblem problem : ModelCheck.check(model)) {
			EObject where = part(problem.about(), items).<EObject>map(p -> p.getValue() != null ? p.getValue() : p).orElse(declaration);
			if (problem.usable()) {
				warning(problem.code(), problem.message(), where, Names.feature(where), meant(problem, where));
			} else {
				error(problem.code(), problem.message(), where, Names.feature(where));
			}
		}
	}

	/** The operation that is probably meant by one that no program has. */
	private static String[] meant(ModelProblem problem, EObject where) {
		return problem.code().equals(IssueCodes.UNKNOWN_OPERATION) && where instanceof ModelValue value
				? Suggestions.nearest(value.getText(), CostModel.operations()).stream().toArray(String[]::new) : new String[0];
	}

	/** The part of the declaration that describes an element of the model, if it isn't inherited. */
	private static Optional<ModelItem> part(ModelElement element, List<ModelItem> items) {
		EStructuralFeature feature = element.eContainingFeature();
		if (feature == null) {
			return Optional.empty();
		}
		return items.stream().filter(ModelItem::isPart).filter(item -> Kebab.fromCamel(feature.getName()).equals(item.getName()))
				.filter(item -> !feature.isMany() || item.getValue() != null && item.getValue().getText().equals(element.getName()))
				.findFirst();
	}
}
