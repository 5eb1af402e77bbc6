// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.exec.traffic;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cora.ir.diagnostic.CoraException;

/**
 * Flow lengths in packets, as a mixture of uniform and log-normal distributions fitted to measured flows. The fits are
 * resources beside this class and name their source.
 */
public final class LengthMixture implements FlowLengthSource {

	/** The mixtures there are: all traffic, TCP, UDP. */
	public static final List<String> NAMES = List.of("all", "tcp", "udp");

	private static final int MOST = 1 << 30;

	/** @param upper of a uniform distribution from 0, otherwise 0 */
	private record Part(double upper, double shape, double scale) {
	}

	private final AliasTable choice;
	private final Part[] parts;
	private final double[] weights;

	private LengthMixture(double[] weights, Part[] parts) {
		this.weights = weights;
		this.parts = parts;
		choice = AliasTable.of(weights);
	}

	/**
	 * The mixture of that name.
	 *
	 * @throws CoraException if there is none
	 */
	public static LengthMixture named(String name) {
		if (!NAMES.contains(name)) {
			throw new CoraException("unknown-lengths", "there are no flow lengths \"" + name + "\"; there are "
					+ String.join(", ", NAMES));
		}
		try (InputStream in = LengthMixture.class.getResourceAsStream("lengths-" + name + ".json");
				Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
			return parse(JsonParser.parseReader(reader).getAsJsonObject());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static LengthMixture parse(JsonObject json) {
		JsonArray mix = json.getAsJsonArray("mix");
		double[] weights = new double[mix.size()];
		Part[] parts = new Part[mix.size()];
		for (int i = 0; i < parts.length; i++) {
			JsonArray part = mix.get(i).getAsJsonArray();
			JsonArray parameters = part.get(2).getAsJsonArray();
			JsonElement last = parameters.get(parameters.size() - 1);
			weights[i] = part.get(0).getAsDouble();
			parts[i] = part.get(1).getAsString().equals("uniform") ? new Part(last.getAsDouble(), 0, 0)
					: new Part(0, parameters.get(0).getAsDouble(), last.getAsDouble());
		}
		return new LengthMixture(weights, parts);
	}

	@Override
	public int sample(Random64 random) {
		Part part = parts[choice.sample(random)];
		double length = part.upper > 0 ? random.unit() * part.upper
				: part.scale * StrictMath.exp(part.shape * random.normal());
		return (int) Math.max(1, Math.min(MOST, StrictMath.ceil(length)));
	}

	/** Mean of the mixture in packets, before rounding up. */
	@Override
	public double mean() {
		double mean = 0;
		double sum = 0;
		for (int i = 0; i < parts.length; i++) {
			Part part = parts[i];
			mean += weights[i] * (part.upper > 0 ? part.upper / 2
					: part.scale * StrictMath.exp(part.shape * part.shape / 2));
			sum += weights[i];
		}
		return mean / sum;
	}
}
