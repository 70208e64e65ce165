package io.backstop.simulator.scenario;

import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.FundRulesSpec;
import io.backstop.model.scenario.FundRulesSpec.Injection;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code insuranceFund} of a book venue: dollars, or a mapping of what it has and goes by.
 *
 * @param balance micro-dollars at the start, or {@link PocketSpec#DEFAULT_SHARE}
 */
record InsuranceFundSection(long balance, FundRulesSpec rules) {

    static InsuranceFundSection read(@Nullable Node fund, TimeGrid grid, List<BackstopSpec> backstops) {
        if (fund == null) {
            return new InsuranceFundSection(PocketSpec.DEFAULT_SHARE, FundRulesSpec.USUAL);
        }
        if (!fund.json().isObject()) {
            return new InsuranceFundSection(Quantity.money(fund), FundRulesSpec.USUAL);
        }
        fund.allowOnly("balance", "window", "injections");
        Node balance = fund.optional("balance");
        return new InsuranceFundSection(
                balance == null ? PocketSpec.DEFAULT_SHARE : Quantity.money(balance),
                new FundRulesSpec(window(fund.optional("window"), backstops), injections(fund, grid)));
    }

    private static long window(@Nullable Node window, List<BackstopSpec> backstops) {
        if (window == null) {
            return FundRulesSpec.USUAL.window();
        }
        if (backstops.stream().anyMatch(BackstopSpec.Fund.class::isInstance)) {
            throw window.mistakeWithoutValue("has no place beside a backstop of kind fund, whose window holds");
        }
        return Quantity.positiveDuration(window);
    }

    /** What the company puts into a fund. */
    static List<Injection> injections(Node fund, TimeGrid grid) {
        List<Injection> read = new ArrayList<>();
        for (Node injection : fund.list("injections")) {
            injection.allowOnly("at", "amount");
            int earliest = read.isEmpty() ? 0 : read.getLast().step();
            int step = TapeStep.of(injection.required("at"), grid, earliest, "injection");
            read.add(new Injection(step, Quantity.positiveMoney(injection.required("amount"))));
        }
        return read;
    }
}
