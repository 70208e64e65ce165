package io.backstop.model.cex;

import io.backstop.model.scenario.FundRulesSpec.Injection;
import java.util.List;

/** Brings the company's money to the fund when its time has come. Not thread safe. */
final class FundSupply {

    private final List<Injection> injections;
    private final Clearing clearing;
    private int next;

    /** Money that has not come yet, in the order of its steps. */
    FundSupply(List<Injection> injections, Clearing clearing) {
        this.injections = injections;
        this.clearing = clearing;
    }

    /** Brings what is due at the start of a step; a fund in coins gets those that the dollars buy at the index. */
    void bring(int step, long index) {
        while (next < injections.size() && injections.get(next).step() <= step) {
            clearing.inject(clearing.denomination().money(injections.get(next).amount(), index));
            next++;
        }
    }
}
