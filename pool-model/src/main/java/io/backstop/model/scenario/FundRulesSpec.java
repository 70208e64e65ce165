package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.Millis;
import java.util.List;

/**
 * What a book venue's insurance fund goes by, beside what it has at the start.
 *
 * @param window milliseconds in which its peak lies
 * @param injections money that the company puts in while the tape runs, in the order of their steps
 */
public record FundRulesSpec(long window, List<Injection> injections) {

    /** A peak of eight hours, and nobody puts anything in. */
    public static final FundRulesSpec USUAL = new FundRulesSpec(Millis.EIGHT_HOURS, List.of());

    /** Checks the window. */
    public FundRulesSpec {
        injections = List.copyOf(injections);
        Figures.requireWithin("window", window, 1, Long.MAX_VALUE);
    }

    /**
     * The company's own money.
     *
     * @param step at whose start it comes
     * @param amount micro-dollars
     */
    public record Injection(int step, long amount) {

        /** Checks the figures. */
        public Injection {
            Figures.requireWithin("step", step, 0, Integer.MAX_VALUE);
            Figures.requireWithin("amount", amount, 1, Long.MAX_VALUE);
        }
    }
}
