// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui.navigation;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.dsl.ui.CoraUi;
import org.eclipse.core.resources.IEncodedStorage;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.PlatformObject;
import org.eclipse.emf.common.util.URI;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IStorageEditorInput;

/** A file of the standard library in an editor: it can be read, not changed. */
final class LibraryInput extends PlatformObject implements IStorageEditorInput, IEncodedStorage {

	private final URI uri;

	LibraryInput(String uri) {
		this.uri = URI.createURI(uri);
	}

	@Override
	public IEncodedStorage getStorage() {
		return this;
	}

	@Override
	public InputStream getContents() {
		return new ByteArrayInputStream(StandardLibrary.text(uri).getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String getCharset() {
		return StandardCharsets.UTF_8.name();
	}

	@Override
	public IPath getFullPath() {
		return null;
	}

	@Override
	public boolean isReadOnly() {
		return true;
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return CoraUi.icon("cora");
	}

	@Override
	public String getName() {
		return uri.lastSegment();
	}

	@Override
	public IPersistableElement getPersistable() {
		return null;
	}

	@Override
	public String getToolTipText() {
		return "Standard library, read-only: " + uri.path().substring(1).replace(".cora", "").replace('/', '.');
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof LibraryInput input && input.uri.equals(uri);
	}

	@Override
	public int hashCode() {
		return uri.hashCode();
	}
}
