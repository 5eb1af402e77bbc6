// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.scoping;

import java.util.function.Supplier;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.scoping.IScope;

/** An outer scope that is put together when nothing nearer has the name: most names are found before. */
final class LazyScope implements IScope {

	private final Supplier<IScope> made;
	private IScope scope;

	LazyScope(Supplier<IScope> made) {
		this.made = made;
	}

	private IScope scope() {
		if (scope == null) {
			scope = made.get();
		}
		return scope;
	}

	@Override
	public IEObjectDescription getSingleElement(QualifiedName name) {
		return scope().getSingleElement(name);
	}

	@Override
	public Iterable<IEObjectDescription> getElements(QualifiedName name) {
		return scope().getElements(name);
	}

	@Override
	public IEObjectDescription getSingleElement(EObject object) {
		return scope().getSingleElement(object);
	}

	@Override
	public Iterable<IEObjectDescription> getElements(EObject object) {
		return scope().getElements(object);
	}

	@Override
	public Iterable<IEObjectDescription> getAllElements() {
		return scope().getAllElements();
	}
}
