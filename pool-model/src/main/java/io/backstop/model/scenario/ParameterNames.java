package io.backstop.model.scenario;

import java.util.List;
import java.util.stream.Stream;

/** The figures that a governor may change, by the names that their readers in the contracts ask for. */
public final class ParameterNames {

    /** Open-interest caps of each side: sizes in market units, entry notionals in micro-dollars. */
    public static final List<String> CAPS = List.of("longSize", "shortSize", "longNotional", "shortNotional");

    /** Share of a position that one liquidation closes (1e-9). */
    public static final String LIQUIDATION_RATIO = "liquidationRatio";

    /** All of them. */
    public static final List<String> ALL =
            Stream.concat(CAPS.stream(), Stream.of(LIQUIDATION_RATIO)).toList();

    private ParameterNames() {}
}
