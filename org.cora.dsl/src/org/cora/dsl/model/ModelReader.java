// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cora.dsl.cora.Declaration;
import org.cora.dsl.cora.Host;
import org.cora.dsl.cora.ModelItem;
import org.cora.dsl.cora.Nic;
import org.cora.dsl.cora.WordValue;
import org.cora.dsl.lowering.Reporter;
import org.cora.dsl.scoping.Names;
import org.cora.dsl.validation.IssueCodes;
import org.cora.dsl.validation.Wording;
import org.cora.dsl.validation.Suggestions;
import org.cora.nicmodel.HostModel;
import org.cora.nicmodel.ModelElement;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.NicmodelFactory;
import org.cora.nicmodel.Platform;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Makes models of NICs and hosts from their declarations. Which properties and parts there are, of what type and
 * measured in what, is read from the metamodel ({@code org.cora.nicmodel}); nothing here knows a name of it.
 */
public final class ModelReader {

	private final Reporter reporter;
	private final Set<Declaration> around = new HashSet<>();
	private boolean fine = true;

	private ModelReader(Reporter reporter) {
		this.reporter = reporter;
	}

	/** The model that a declaration describes; reports what is wrong with it, and is empty then. */
	public static Optional<NicModel> read(Nic nic, Reporter reporter) {
		ModelReader reader = new ModelReader(reporter);
		NicModel model = reader.nic(nic);
		return reader.fine ? Optional.of(model) : Optional.empty();
	}

	/** The same for a host. */
	public static Optional<HostModel> read(Host host, Reporter reporter) {
		ModelReader reader = new ModelReader(reporter);
		HostModel model = reader.host(host);
		return reader.fine ? Optional.of(model) : Optional.empty();
	}

	private NicModel nic(Nic nic) {
		NicModel model = NicmodelFactory.eINSTANCE.createNicModel();
		if (isBased(nic, nic.getBase())) {
			model = new ModelReader(Reporter.SILENT).inherit(this).nic(nic.getBase());
		}
		return fill(model, nic, nic.getBase(), nic.getItems());
	}

	private HostModel host(Host host) {
		HostModel model = NicmodelFactory.eINSTANCE.createHostModel();
		if (isBased(host, host.getBase())) {
			model = new ModelReader(Reporter.SILENT).inherit(this).host(host.getBase());
		}
		return fill(model, host, host.getBase(), host.getItems());
	}

	private ModelReader inherit(ModelReader outer) {
		around.addAll(outer.around);
		return this;
	}

	private boolean isBased(Declaration declaration, Declaration base) {
		around.add(declaration);
		if (base == null) {
			return false;
		}
		if (base.eIsProxy()) {
			fine = false;
			return false;
		}
		if (around.contains(base) || leadsTo(base, declaration)) {
			fail(IssueCodes.RECURSIVE, "'" + base.getName() + "' is based on itself", declaration,
					declaration.eClass().getEStructuralFeature("base"));
			return false;
		}
		return true;
	}

	private static boolean leadsTo(Declaration from, Declaration to) {
		Set<Declaration> seen = new HashSet<>();
		Declaration at = from;
		while (at != null && at != to && seen.add(at)) {
			at = at instanceof Nic nic ? nic.getBase() : ((Host) at).getBase();
		}
		return at == to;
	}

	private <T extends Platform> T fill(T model, Declaration declaration, Declaration base, List<ModelItem> items) {
		model.setName(declaration.getName());
		model.setBase(base == null ? null : base.getName());
		items(model, items);
		return model;
	}

	private void items(EObject element, List<ModelItem> items) {
		Set<String> seen = new HashSet<>();
		for (ModelItem item : items) {
			if (item.isPart()) {
				part(element, item, seen);
			} else {
				figure(element, item, seen);
			}
		}
	}

	private void figure(EObject element, ModelItem figure, Set<String> seen) {
		if (figure.getName() == null || figure.getValue() == null) {
			fine = false;
			return;
		}
		Optional<EStructuralFeature> feature = feature(element, figure.getName(), figure, false);
		if (feature.isPresent() && !seen.add(figure.getName())) {
			fail(IssueCodes.DUPLICATE_SETTING, "'" + figure.getName() + "' is given twice", figure, Names.feature(figure));
		} else if (feature.isPresent()) {
			fine &= new FigureReader(reporter).set((ModelElement) element, feature.get(), figure);
		}
	}

	private void part(EObject element, ModelItem item, Set<String> seen) {
		if (item.getName() == null) {
			fine = false;
			return;
		}
		Optional<EStructuralFeature> feature = feature(element, item.getName(), item, true);
		if (feature.isEmpty()) {
			return;
		}
		EReference reference = (EReference) feature.get();
		String name = item.getValue() instanceof WordValue word ? word.getText() : null;
		if (reference.isMany() ? name == null : item.getValue() != null) {
			fail(IssueCodes.INVALID_PROPERTY, reference.isMany() ? Wording.startingWithArticle(item.getName()) + " has a name: '" + item.getName()
					+ " NAME { … }'" : "There is one " + item.getName() + ", without a name", item, Names.feature(item));
		} else if (!seen.add(item.getName() + " " + name)) {
			fail(IssueCodes.DUPLICATE_NAME, "There is such a part already", item, Names.feature(item));
		} else {
			items(existing(element, reference, name), item.getItems());
		}
	}

	/** The part to fill: the one inherited under that name, or a new one. */
	@SuppressWarnings("unchecked")
	private static EObject existing(EObject element, EReference reference, String name) {
		if (!reference.isMany()) {
			if (element.eGet(reference) == null) {
				element.eSet(reference, EcoreUtil.create(reference.getEReferenceType()));
			}
			return (EObject) element.eGet(reference);
		}
		List<ModelElement> parts = (List<ModelElement>) element.eGet(reference);
		for (ModelElement part : parts) {
			if (name.equals(part.getName())) {
				return part;
			}
		}
		ModelElement part = (ModelElement) EcoreUtil.create(reference.getEReferenceType());
		part.setName(name);
		parts.add(part);
		return part;
	}

	private Optional<EStructuralFeature> feature(EObject element, String name, ModelItem item, boolean part) {
		EStructuralFeature feature = element.eClass().getEStructuralFeature(Kebab.toCamel(name));
		boolean known = feature != null && Kebab.isWritable(feature);
		if (known && feature instanceof EReference == part && Kebab.fromCamel(feature.getName()).equals(name)) {
			return Optional.of(feature);
		}
		List<String> names = Kebab.properties(element.eClass(), part);
		String kind = part ? "part" : "property";
		fail(IssueCodes.UNKNOWN_PROPERTY, Wording.startingWithArticle(Kebab.noun(element.eClass())) + " has no " + kind + " '" + name + "'"
				+ (names.isEmpty() ? "" : "; it has " + String.join(", ", names)), item,
				Names.feature(item), Suggestions.nearest(name, names).stream().toArray(String[]::new));
		return Optional.empty();
	}

	private void fail(String code, String message, EObject where, EStructuralFeature feature, String... data) {
		reporter.error(code, message, where, feature, data);
		fine = false;
	}
}
