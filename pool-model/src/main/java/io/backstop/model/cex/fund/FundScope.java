package io.backstop.model.cex.fund;

import io.backstop.model.units.Figures;
import java.util.List;

/** Which contracts draw on a fund. */
public sealed interface FundScope {

    /** These: one for a fund of its own (BitMEX), several for a shared pool (Bybit since December 2025). */
    record Contracts(List<Integer> contracts) implements FundScope {

        /** Copies the list. */
        public Contracts {
            contracts = List.copyOf(contracts);
            contracts.forEach(contract -> Figures.requireWithin("contract", contract, 0, Funds.MOST_CONTRACTS - 1));
        }
    }

    /** Those that were listed less than a period ago, before any other fund; 30 days at Bybit. */
    record NewListings(long periodMillis) implements FundScope {

        /** Checks the period. */
        public NewListings {
            Figures.requireWithin("periodMillis", periodMillis, 1, Long.MAX_VALUE);
        }
    }

    /** All that no other fund names. */
    record Everything() implements FundScope {}
}
