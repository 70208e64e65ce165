package io.backstop.simulator.scenario;

import io.backstop.model.scenario.ParameterNames;

/** The value of a figure that a governor may change, written like the figure itself. */
final class ParameterFigure {

    private static final String[] NAMES = ParameterNames.ALL.toArray(String[]::new);

    private ParameterFigure() {}

    /** A name under this key. */
    static String name(Node parent) {
        return parent.required("name").oneOf(NAMES);
    }

    /** A value, in the unit of whoever reads the figure with this name. */
    static long value(String name, Node value, int sizeDecimals) {
        if (name.equals(ParameterNames.LIQUIDATION_RATIO)) {
            return RatioRange.POSITIVE_SHARE.of(value);
        }
        return name.endsWith("Size") ? OpenInterestCapsSection.size(value, sizeDecimals) : Quantity.money(value);
    }
}
