// SPDX-License-Identifier: EPL-2.0
// Copyright (c) 2026 Cora contributors
package org.cora.dsl.lowering;

import java.math.BigDecimal;
import java.util.Optional;
import org.cora.dsl.cora.CoraPackage.Literals;
import org.cora.dsl.cora.NumberLiteral;
import org.cora.dsl.cora.ValueSetting;
import org.cora.dsl.typing.Constants;
import org.cora.dsl.typing.Numbers;
import org.cora.dsl.validation.IssueCodes;
import org.cora.ir.program.TokenBucket;
import org.cora.ir.unit.Dimension;

/** Reads rate and burst of a meter: bits per second and bytes, or packets or events per second and a number of them. */
final class BucketReader {

	private static final int BITS = 8;

	private final Reporter reporter;

	private BucketReader(Reporter reporter) {
		this.reporter = reporter;
	}

	static Optional<TokenBucket> read(ValueSetting rate, ValueSetting burst, Reporter reporter) {
		BucketReader reader = new BucketReader(reporter);
		Optional<Numbers.Measured> perSecond = reader.rate(rate);
		if (perSecond.isEmpty()) {
			return Optional.empty();
		}
		boolean bits = perSecond.get().dimension() == Dimension.BIT_RATE;
		return reader.burst(burst, bits)
				.map(units -> new TokenBucket(perSecond.get().value().longValueExact(), bits ? BITS : 1, units));
	}

	private Optional<Numbers.Measured> rate(ValueSetting setting) {
		Optional<Numbers.Measured> rate = measured(setting);
		boolean fits = rate.map(Numbers.Measured::dimension).filter(d -> d == Dimension.BIT_RATE
				|| d == Dimension.PACKET_RATE || d == Dimension.EVENT_RATE).isPresent();
		if (!fits) {
			return wrong(setting, IssueCodes.UNIT_MISMATCH,
					"The rate of a meter is a constant: a bit rate such as 10 Mbps, or a packet rate such as 1 kpps");
		}
		BigDecimal value = rate.get().value();
		boolean whole = value.stripTrailingZeros().scale() <= 0;
		if (!whole || value.signum() <= 0 || value.compareTo(BigDecimal.valueOf(TokenBucket.MOST_PER_SECOND)) > 0) {
			return wrong(setting, IssueCodes.NUMBER_RANGE,
					"The rate of a meter is a whole number from 1 a second to " + TokenBucket.MOST_PER_SECOND);
		}
		return rate;
	}

	private Optional<Long> burst(ValueSetting setting, boolean bits) {
		Optional<Dimension> unit = measured(setting).map(Numbers.Measured::dimension);
		boolean fits = unit.isEmpty() || unit.get() == Dimension.COUNT && !bits || unit.get() == Dimension.SIZE && bits;
		Optional<Long> value = setting.getValue() == null ? Optional.empty() : Constants.number(setting.getValue());
		if (!fits || value.isEmpty()) {
			return wrong(setting, IssueCodes.UNIT_MISMATCH, bits
					? "The burst of a meter with a bit rate is " + Dimension.SIZE.example()
					: "The burst of a meter with a packet rate is a constant number of packets");
		}
		if (value.get() < 1 || value.get() > TokenBucket.MOST_BURST) {
			return wrong(setting, IssueCodes.NUMBER_RANGE, "A burst is from 1 to " + TokenBucket.MOST_BURST);
		}
		return value;
	}

	private static Optional<Numbers.Measured> measured(ValueSetting setting) {
		return setting.getValue() instanceof NumberLiteral literal ? Numbers.of(literal.getText()) : Optional.empty();
	}

	private <T> Optional<T> wrong(ValueSetting setting, String code, String message) {
		if (setting.getValue() != null) {
			reporter.error(code, message, setting, Literals.VALUE_SETTING__VALUE);
		}
		return Optional.empty();
	}
}
