// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.planner.file;

import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.xmi.XMIException;
import org.eclipse.emf.ecore.xmi.XMLHelper;
import org.eclipse.emf.ecore.xmi.XMLLoad;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.SAXXMIHandler;
import org.eclipse.emf.ecore.xmi.impl.XMILoadImpl;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XMI that ends at its first error, where EMF's own goes on and collects them all: a file of millions of them would take
 * all memory.
 */
final class StrictXmi extends XMIResourceImpl {

	StrictXmi(URI uri) {
		super(uri);
	}

	/** Thrown through the parser, which lets nothing else pass. */
	static final class Refused extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Refused(XMIException cause) {
			super(cause.getMessage(), cause);
		}
	}

	@Override
	protected XMLLoad createXMLLoad() {
		return new XMILoadImpl(createXMLHelper()) {
			@Override
			protected DefaultHandler makeDefaultHandler() {
				return new Handler(resource, helper, options);
			}
		};
	}

	private static final class Handler extends SAXXMIHandler {

		Handler(XMLResource resource, XMLHelper helper, Map<?, ?> options) {
			super(resource, helper, options);
		}

		@Override
		public void error(XMIException problem) {
			throw new Refused(problem);
		}
	}
}
