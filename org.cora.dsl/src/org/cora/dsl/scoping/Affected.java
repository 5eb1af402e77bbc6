// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.scoping;

import com.google.inject.Singleton;
import java.util.Collection;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.resource.impl.DefaultResourceDescriptionManager;

/**
 * Says which files to look at again after a change: all, as imports are few and reach through each other, but only when
 * the change was one of declarations and not of layout.
 */
@Singleton
public class Affected extends DefaultResourceDescriptionManager {

	@Override
	public boolean isAffected(Collection<IResourceDescription.Delta> deltas, IResourceDescription candidate,
			IResourceDescriptions context) {
		return deltas.stream().anyMatch(IResourceDescription.Delta::haveEObjectDescriptionsChanged);
	}
}
