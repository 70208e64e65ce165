package io.backstop.model.cex;

import io.backstop.model.cex.fund.Fund;
import io.backstop.model.cex.margin.AccountRequirement;
import io.backstop.model.cex.margin.PortfolioShocks;
import io.backstop.model.cex.margin.SumOfPositions;
import io.backstop.model.scenario.AccountsSpec;
import io.backstop.model.scenario.BookContractsSpec;
import io.backstop.model.scenario.BookContractsSpec.Other;
import io.backstop.model.scenario.LegPairs;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One replay of all contracts of a venue, which do each phase of a step in turn. Not thread safe. */
final class ContractRuns {

    private final ScenarioTape tape;
    private final boolean looksAtDepth;
    private final List<CexRun> runs = new ArrayList<>();
    private final @Nullable SharedAccounts accounts;
    private final @Nullable SharedFunds funds;

    /** Who looks at a run while it goes on. */
    interface Onlooker {

        /** A step is over. */
        void endOfStep(int step);
    }

    /**
     * A run that has not started.
     *
     * @param deleverages whether winners are closed as the venue's rules say, or never
     * @param looksAtDepth whether the depth of its books is written down
     */
    ContractRuns(ScenarioTape tape, VenueSpec.Cex venue, boolean deleverages, boolean looksAtDepth) {
        this.tape = tape;
        this.looksAtDepth = looksAtDepth;
        BookContractsSpec contracts = venue.contracts();
        int firstOwn = tape.firstFreeAccount();
        firstOwn += add(tape, venue, deleverages, firstOwn);
        for (Other other : contracts.others()) {
            firstOwn += add(tape.market(other.market()), other.terms(), deleverages, firstOwn);
        }
        LegPairs pairs = tape.circumstances().legs();
        List<Clearing> clearings = runs.stream().map(CexRun::clearing).toList();
        accounts = contracts.accounts().areShared()
                ? new SharedAccounts(
                        clearings,
                        requirement(contracts),
                        pairs,
                        contracts.accounts().offsetsLegs())
                : null;
        funds = contracts.funds().isEmpty() ? null : new SharedFunds(contracts, clearings);
        for (CexRun run : runs) {
            run.clearing().fund().holdsElsewhere(() -> heldElsewhere(run));
        }
        if (runs.size() > 1 || !pairs.isEmpty()) {
            new ContractHedges(venue, runs, pairs).join();
        }
    }

    /** Adds a contract; returns how many accounts it has beside the tape's. */
    private int add(ScenarioTape market, VenueSpec.Cex contract, boolean deleverages, int firstOwn) {
        runs.add(new CexRun(market, contract, deleverages, firstOwn, looksAtDepth));
        return contract.policies().trading().ownAccounts();
    }

    private static AccountRequirement requirement(BookContractsSpec contracts) {
        return switch (contracts.accounts()) {
            case AccountsSpec.Portfolio spec ->
                new PortfolioShocks(
                        Underlyings.numbers(contracts),
                        spec.shocks().stream().mapToLong(Long::longValue).toArray(),
                        spec.contingency(),
                        spec.initialFactor());
            case AccountsSpec.Cross cross -> SumOfPositions.SUM;
            case AccountsSpec.Isolated isolated ->
                throw new IllegalArgumentException("positions that stand by themselves have no requirement together");
        };
    }

    /** The contracts, that in the scenario's own market first. */
    List<CexRun> contracts() {
        return Collections.unmodifiableList(runs);
    }

    /** Replays the whole tape. */
    List<VenueRun> run() {
        replay(step -> {});
        return runs.stream().map(run -> run.result(run.waves())).toList();
    }

    /** Replays the whole tape before somebody's eyes. */
    void replay(Onlooker onlooker) {
        seed();
        for (int step = 0; step < tape.grid().steps(); step++) {
            open(step);
            close(step);
            onlooker.endOfStep(step);
        }
    }

    /** Opens the positions that are there before the tape. */
    void seed() {
        drawOnFunds(0);
        for (CexRun run : runs) {
            run.seed();
        }
    }

    /** The first half of a step: all contracts quote, and then all trade. */
    void open(int step) {
        drawOnFunds(step);
        for (int place = 0; place < runs.size(); place++) {
            runs.get(place).quote(step);
            if (accounts != null) {
                accounts.mark(place, runs.get(place).mark(step));
            }
        }
        if (funds != null) {
            funds.supply(step);
        }
        for (int place = 0; place < runs.size(); place++) {
            runs.get(place).trade(step);
        }
    }

    /** What the fund on which a contract draws holds in the others that draw on it. */
    private long heldElsewhere(CexRun contract) {
        Fund fund = contract.clearing().fund().fund();
        long held = 0;
        for (CexRun run : runs) {
            boolean isOther = run != contract && run.clearing().fund().fund() == fund;
            held = Math.addExact(held, isOther ? run.heldByFund() : 0);
        }
        return held;
    }

    /** The second half: contract by contract, collateral is allotted and the engine works. */
    void close(int step) {
        for (int place = 0; place < runs.size(); place++) {
            if (accounts != null) {
                accounts.allot(place);
            }
            runs.get(place).close(step);
        }
        check();
    }

    private void drawOnFunds(int step) {
        if (funds != null) {
            funds.moveTo(tape.grid().millis(step));
        }
    }

    /** What a contract has sent the others must have got. */
    private void check() {
        long sent = 0;
        for (int place = 0; place < runs.size(); place++) {
            sent = Math.addExact(sent, runs.get(place).clearing().sent());
        }
        if (sent != 0) {
            long difference = sent;
            runs.forEach(run -> run.count(difference));
        }
    }
}
