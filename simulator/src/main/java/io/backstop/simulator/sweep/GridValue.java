package io.backstop.simulator.sweep;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value of a varied key.
 *
 * @param text as it stands in a scenario
 * @param number for an axis of a chart: seconds, a share of one, or the number itself; null for a word
 */
record GridValue(String text, @Nullable Double number) {

    static GridValue of(String text) {
        Optional<Amount> amount = Amount.of(text);
        return amount.map(GridValue::of).orElseGet(() -> new GridValue(text, null));
    }

    static GridValue of(Amount amount) {
        return new GridValue(amount.text(), amount.number().doubleValue());
    }
}
