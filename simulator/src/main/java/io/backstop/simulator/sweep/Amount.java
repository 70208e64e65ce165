package io.backstop.simulator.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with a unit as users write it, such as {@code 30s}, {@code 0.5%} or {@code 10M}.
 *
 * @param number seconds of a time, a share of one of a ratio, else the number itself
 * @param unit how it is written
 */
record Amount(BigDecimal number, Unit unit) {

    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,18}(?:\\.[0-9]{1,9})?)(ms|s|m|h|%|bps|k|M|B)?");

    /** What a letter behind a number multiplies it by, and how the product is written. */
    private static final Map<String, Amount> SUFFIXES = Map.of(
            "ms", new Amount(new BigDecimal("0.001"), Unit.TIME),
            "s", new Amount(BigDecimal.ONE, Unit.TIME),
            "m", new Amount(BigDecimal.valueOf(60), Unit.TIME),
            "h", new Amount(BigDecimal.valueOf(3600), Unit.TIME),
            "%", new Amount(new BigDecimal("0.01"), Unit.PERCENT),
            "bps", new Amount(new BigDecimal("0.0001"), Unit.BASIS_POINTS),
            "k", new Amount(BigDecimal.valueOf(1_000), Unit.PLAIN),
            "M", new Amount(BigDecimal.valueOf(1_000_000), Unit.PLAIN),
            "B", new Amount(BigDecimal.valueOf(1_000_000_000), Unit.PLAIN));

    /** How a number is written, and how fine it can be. */
    enum Unit {
        TIME(3),
        PERCENT(9),
        BASIS_POINTS(9),
        PLAIN(6);

        private final int decimals;

        Unit(int decimals) {
            this.decimals = decimals;
        }

        private boolean isRatio() {
            return this == PERCENT || this == BASIS_POINTS;
        }
    }

    /** Reads a number; nothing if the text is none. */
    static Optional<Amount> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        Amount suffix = matcher.group(2) == null ? null : SUFFIXES.get(matcher.group(2));
        return Optional.of(
                suffix == null
                        ? new Amount(number, Unit.PLAIN)
                        : new Amount(number.multiply(suffix.number), suffix.unit));
    }

    /** Whether the other is a number of the same thing. */
    boolean fits(Amount other) {
        return unit == other.unit || (unit.isRatio() && other.unit.isRatio());
    }

    /** The point that lies this share of the way to the other, half a last place rounded away from zero. */
    Amount towards(Amount other, int share, int whole) {
        BigDecimal way = other.number.subtract(number).multiply(BigDecimal.valueOf(share));
        return new Amount(number.add(way.divide(BigDecimal.valueOf(whole), unit.decimals, RoundingMode.HALF_UP)), unit);
    }

    /** The same on a logarithmic scale, both positive, to four digits. */
    Amount towardsByFactor(Amount other, int share, int whole) {
        double factor = StrictMath.pow(other.number.doubleValue() / number.doubleValue(), (double) share / whole);
        BigDecimal point = BigDecimal.valueOf(number.doubleValue() * factor).round(new MathContext(4));
        return new Amount(point.setScale(unit.decimals, RoundingMode.HALF_UP), unit);
    }

    /** The amount as a scenario may have it. */
    String text() {
        return switch (unit) {
            case TIME -> timeText();
            case PERCENT -> plain(number.movePointRight(2)) + "%";
            case BASIS_POINTS -> plain(number.movePointRight(4)) + "bps";
            case PLAIN -> plain(number);
        };
    }

    private String timeText() {
        BigDecimal millis = number.movePointRight(3).setScale(0, RoundingMode.HALF_UP);
        BigDecimal[] seconds = millis.divideAndRemainder(BigDecimal.valueOf(1_000));
        return seconds[1].signum() == 0 ? plain(seconds[0]) + "s" : plain(millis) + "ms";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
