// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.ui;

import org.cora.dsl.ui.language.LanguageService;
import org.cora.dsl.ui.launch.SimulationProcess;
import org.cora.dsl.ui.placement.PlanPlacements;
import org.cora.dsl.ui.placement.PlanWatch;
import org.cora.dsl.ui.plan.PlanJob;
import org.cora.dsl.ui.plan.PlanResources;
import org.cora.dsl.ui.plan.PlanShutdown;
import org.cora.dsl.ui.plan.PlanStore;
import org.cora.dsl.ui.refactoring.FormatOnSave;
import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.plugin.AbstractUIPlugin;
import org.osgi.framework.BundleContext;

/** The plug-in: owns the one language service of the workspace, the images and the way to the error log. */
public final class CoraUi extends AbstractUIPlugin {

	/** Symbolic name of this bundle. */
	public static final String ID = "org.cora.dsl.ui";

	/** Content type of Cora sources. */
	public static final String CONTENT_TYPE = "org.cora.dsl.ui.source";

	private static CoraUi instance;

	private final PlanStore plans = new PlanStore();
	private final PlanPlacements placements = new PlanPlacements();
	private final PlanWatch watch = new PlanWatch(plans, placements);
	private final PlanResources resources = new PlanResources(plans);
	private final PlanShutdown shutdown = new PlanShutdown();
	private final FormatOnSave formatOnSave = new FormatOnSave();
	private LanguageService languageService;
	private boolean watching;

	/** The running plug-in; null when the bundle isn't active. */
	public static CoraUi get() {
		return instance;
	}

	@Override
	public void start(BundleContext context) throws Exception {
		super.start(context);
		instance = this;
	}

	@Override
	public void stop(BundleContext context) throws Exception {
		Job.getJobManager().cancel(PlanJob.FAMILY);
		SimulationProcess.endAll();
		synchronized (this) {
			if (watching) {
				watch.stop();
				ResourcesPlugin.getWorkspace().removeResourceChangeListener(resources);
				watching = false;
			}
		}
		synchronized (this) {
			if (languageService != null) {
				FileBuffers.getTextFileBufferManager().removeFileBufferListener(formatOnSave);
				languageService.close();
				languageService = null;
			}
		}
		instance = null;
		super.stop(context);
	}

	/** The language service of this workspace, started in the background when it is first asked for. */
	public synchronized LanguageService languageService() {
		if (languageService == null) {
			languageService = new LanguageService();
			languageService.start();
			FileBuffers.getTextFileBufferManager().addFileBufferListener(formatOnSave);
		}
		return languageService;
	}

	/** The plans of this workbench. From the first call on, they are compared with their sources when these change. */
	public synchronized PlanStore plans() {
		if (!watching) {
			watching = true;
			watch.start();
			ResourcesPlugin.getWorkspace().addResourceChangeListener(resources, PlanResources.EVENTS);
			PlatformUI.getWorkbench().addWorkbenchListener(shutdown);
		}
		return plans;
	}

	/** What the plans say about places in sources. */
	public PlanPlacements placements() {
		return placements;
	}

	/** Writes an unexpected failure to the error log. */
	public static void log(String what, Throwable why) {
		ILog.of(CoraUi.class).error(what, why);
	}

	/** The descriptor of an icon by its path below icons/, without the ending. */
	public static ImageDescriptor icon(String name) {
		return ResourceLocator.imageDescriptorFromBundle(ID, "icons/" + name + ".png").orElseThrow();
	}

	@Override
	protected void initializeImageRegistry(ImageRegistry images) {
		for (String name : new String[] {"cora", "plan", "keyword", "element", "template", "side-nic", "side-host", "side-both", "fix",
			"symbol-state", "symbol-handler", "symbol-port", "symbol-constant", "symbol-type", "symbol-traffic", "symbol-card"}) {
			images.put(name, icon(name));
		}
	}
}
