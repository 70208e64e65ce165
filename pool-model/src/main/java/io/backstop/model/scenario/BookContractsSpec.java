package io.backstop.model.scenario;

import java.util.List;

/**
 * The contracts of a book venue beside the one in the scenario's own market, and what they share with it.
 *
 * @param accounts what positions of one account are to each other
 * @param others in the order in which their engines work, after the first contract
 * @param funds on which several draw; a contract that none of them serves has its own
 * @param isOneWay whether a trader has one position in a contract, not a long and a short
 */
public record BookContractsSpec(
        AccountsSpec accounts, List<Other> others, List<SharedFundSpec> funds, boolean isOneWay) {

    /** Name of the scenario's own market and of its underlying. */
    public static final String MAIN = "main";

    /** One contract only. */
    public static final BookContractsSpec NONE =
            new BookContractsSpec(new AccountsSpec.Isolated(), List.of(), List.of());

    /** Where a trader may have a long and a short of one contract. */
    public BookContractsSpec(AccountsSpec accounts, List<Other> others, List<SharedFundSpec> funds) {
        this(accounts, others, funds, false);
    }

    /** Copies the lists. */
    public BookContractsSpec {
        others = List.copyOf(others);
        funds = List.copyOf(funds);
    }

    /**
     * Another contract.
     *
     * @param market name of its market in the scenario
     * @param underlying what its price is of
     * @param terms its rules, with the id of its row of results
     * @param listedAt epoch milliseconds; {@link #LONG_AGO} if it is old
     */
    public record Other(String market, String underlying, VenueSpec.Cex terms, long listedAt) {

        /** Long before any tape. */
        public static final long LONG_AGO = Long.MIN_VALUE;
    }
}
