package io.backstop.model.cex;

import io.backstop.model.scenario.FundRulesSpec.Injection;
import java.util.List;
import java.util.function.LongConsumer;

/** Brings the company's money to a fund when its time has come. Not thread safe. */
final class FundSupply {

    private final List<Injection> injections;
    private final LongConsumer fund;
    private int next;

    /**
     * Money that has not come yet.
     *
     * @param injections in the order of their steps
     * @param fund is given the micro-dollars of each
     */
    FundSupply(List<Injection> injections, LongConsumer fund) {
        this.injections = injections;
        this.fund = fund;
    }

    /** Brings what is due at the start of a step. */
    void bring(int step) {
        while (next < injections.size() && injections.get(next).step() <= step) {
            fund.accept(injections.get(next).amount());
            next++;
        }
    }
}
