// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ide.references;

import com.google.inject.Singleton;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.xtext.findReferences.ReferenceFinder;
import org.eclipse.xtext.findReferences.TargetURIs;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.util.concurrent.IUnitOfWork;

/** Looks for the uses of a name in the files themselves: the index doesn't know who refers to what. */
@Singleton
public class Uses extends ReferenceFinder {

	@Override
	protected void findReferencesInDescription(TargetURIs targets, IResourceDescription description, IResourceAccess access,
			Acceptor acceptor, IProgressMonitor monitor) {
		if (access == null) {
			return;
		}
		URI uri = description.getURI();
		access.readOnly(uri, new IUnitOfWork.Void<ResourceSet>() {
			@Override
			public void process(ResourceSet set) {
				Resource resource = set.getResource(uri, true);
				findReferences(targets, resource, acceptor, monitor);
			}
		});
	}
}
