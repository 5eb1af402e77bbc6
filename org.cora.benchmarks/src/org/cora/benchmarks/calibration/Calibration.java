// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.benchmarks.calibration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cora.benchmarks.accuracy.CardPredictor;
import org.cora.benchmarks.accuracy.Case;
import org.cora.benchmarks.accuracy.GroupAccuracy;
import org.cora.benchmarks.accuracy.LookupCase;
import org.cora.benchmarks.accuracy.Measurement;
import org.cora.benchmarks.accuracy.MeasurementFormat;
import org.cora.benchmarks.accuracy.ShippedCards;
import org.cora.dsl.resource.StandardLibrary;
import org.cora.nicmodel.NicModel;
import org.cora.nicmodel.NicmodelPackage.Literals;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * Fits one NIC model to measurements. Values to begin with depend on the measurements and on what a figure is, not on
 * the model's present figures, so that the result doesn't either.
 */
public final class Calibration {

	/** Cycles to begin with: of a packet, of a routine, of an access that keeps a memory busy. */
	private static final double PACKET = 500;
	private static final double ROUTINE = 40;
	private static final double ACCESS = 1;
	private static final double KNEE = 8;
	private static final double GAIN = 0.001;

	private final String model;
	private final String set;
	private final ShippedCards.Card card;
	private final List<Measurement> measurements;
	private final Parameters parameters;
	private final List<String> names = new ArrayList<>();
	private final List<Observation> observations = new ArrayList<>();
	private RobustFit.Result fit;

	/** The card under its BPF firmware, from look-ups. */
	public static Calibration ofBpfPrograms(Path lookups) {
		return new Calibration(MeasurementFormat.LOOKUPS.model(), "agilio-lookups", List.of(lookups));
	}

	/** The card with firmware in Micro-C, from programs put together from elements. */
	public static Calibration ofElementPrograms(Path programs) {
		return new Calibration(MeasurementFormat.PROGRAMS.model(), "agilio-programs", List.of(programs));
	}

	/**
	 * @param model qualified name of the NIC model in the library
	 * @param set   of measurements, as the model's sources name it
	 * @param files the set
	 */
	public Calibration(String model, String set, List<Path> files) {
		this.model = model;
		this.set = set;
		this.card = ShippedCards.named(model);
		this.measurements = Measurements.read(files);
		this.parameters = new Parameters(card.nic(), set);
		Observations all = new Observations(card.nic(), parameters);
		measurements.forEach(m -> observations.add(all.of(m)));
		names.addAll(parameters.names());
		names.addAll(all.ownParts());
	}

	/** Qualified name of the NIC model. */
	public String model() {
		return model;
	}

	/** What the measurements are called. */
	public String set() {
		return set;
	}

	/** Fits to all measurements, the first time that it is asked. */
	private RobustFit.Result fit() {
		if (fit == null) {
			fit = fitTo(observations);
		}
		return fit;
	}

	private RobustFit.Result fitTo(List<Observation> some) {
		return new RobustFit(some, new LimitCurve(names), start()).run();
	}

	private double[] start() {
		double highest = measurements.stream().mapToDouble(Measurement::measured).max().orElseThrow() * 1e6;
		return names.stream().mapToDouble(name -> switch (name) {
			case LimitCurve.KNEE -> KNEE;
			case LimitCurve.IDLE_GAIN -> GAIN;
			case LimitCurve.PACKET_RATE -> highest;
			default -> parameters.names().contains(name) ? cycles(parameters.attribute(name)) : PACKET;
		}).toArray();
	}

	private static double cycles(EAttribute attribute) {
		return attribute == Literals.PLATFORM__PACKET_CYCLES ? PACKET : attribute == Literals.ROUTINE__CYCLES ? ROUTINE : ACCESS;
	}

	/** The fitted figures. */
	public List<Coefficient> coefficients() {
		List<Coefficient> all = new ArrayList<>();
		for (int i = 0; i < parameters.names().size(); i++) {
			EAttribute attribute = parameters.attribute(names.get(i));
			all.add(new Coefficient(names.get(i), ModelText.figure(fit().values()[i], attribute),
					ModelText.figure(fit().low()[i], attribute), ModelText.figure(fit().high()[i], attribute),
					(fit().high()[i] - fit().low()[i]) / 2 / fit().values()[i]));
		}
		return all;
	}

	/** The model's file with the fitted figures in it. */
	public String text() {
		return ModelText.with(StandardLibrary.text(StandardLibrary.find(model).orElseThrow()), set, parameters, fit());
	}

	/** Errors of the fit on the measurements that it was fitted to, by the performance model. */
	public GroupAccuracy training() {
		return GroupAccuracy.of("training, all", errors(fit(), measurements));
	}

	/** Errors on each part of the measurements, of the fit to the others. */
	public GroupAccuracy validation(Split split) {
		double[] errors = new double[0];
		for (int part = 0; part < Split.PARTS; part++) {
			List<Observation> others = new ArrayList<>();
			List<Measurement> held = new ArrayList<>();
			for (int i = 0; i < measurements.size(); i++) {
				if (split.part(measurements.get(i)) == part) {
					held.add(measurements.get(i));
				} else {
					others.add(observations.get(i));
				}
			}
			double[] more = held.isEmpty() ? new double[0] : errors(fitTo(others), held);
			errors = Arrays.copyOf(errors, errors.length + more.length);
			System.arraycopy(more, 0, errors, errors.length - more.length, more.length);
		}
		return GroupAccuracy.of("validation, " + Split.PARTS + " parts " + split.title(), errors);
	}

	private double[] errors(RobustFit.Result of, List<Measurement> on) {
		NicModel nic = EcoreUtil.copy(card.nic());
		new Parameters(nic, set).set(of.values());
		CardPredictor predictor = new CardPredictor(nic, card.host());
		return on.stream().filter(m -> isDescribed(m.input()))
				.mapToDouble(m -> Math.abs(predictor.mpps(m.input()) / m.measured() - 1)).toArray();
	}

	/** Programs that do what no routine stands for have a part of their own, which no description tells. */
	static boolean isDescribed(Case input) {
		return !(input instanceof LookupCase lookup) || lookup.reads() > 0;
	}

	/** How far the fit's own idea of the model is from the performance model at most, as a fraction; for tests. */
	double largestDeviation() {
		NicModel nic = EcoreUtil.copy(card.nic());
		new Parameters(nic, set).set(fit().values());
		CardPredictor predictor = new CardPredictor(nic, card.host());
		LimitCurve curve = new LimitCurve(names);
		double largest = 0;
		for (int i = 0; i < measurements.size(); i++) {
			if (isDescribed(measurements.get(i).input())) {
				double log = curve.log(observations.get(i), fit().values(), new double[names.size()]);
				largest = Math.max(largest, Math.abs(StrictMath.exp(log) / 1e6 / predictor.mpps(measurements.get(i).input()) - 1));
			}
		}
		return largest;
	}
}
