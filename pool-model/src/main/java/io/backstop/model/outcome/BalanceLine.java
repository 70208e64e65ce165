package io.backstop.model.outcome;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Asset;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.CoinDollars;
import io.backstop.model.venue.VenueRun;

/** What one account of a ledger held at the end of each step, in micro-dollars. */
public final class BalanceLine {

    private static final int BEFORE_THE_TAPE = -1;

    private final long[] balances;

    private BalanceLine(long[] balances) {
        this.balances = balances;
    }

    /**
     * What an account has, a staked token at the price that its feed showed, coins at the index; before the tape is its balance at
     * the start.
     */
    public static BalanceLine of(VenueRun run, Account account, int steps) {
        PriceSeries coinPrices = run.coinPrices();
        if (coinPrices != null) {
            return of(run.ledger(), account, Asset.COIN, steps).inDollars(coinPrices);
        }
        BalanceLine dollars = of(run.ledger(), account, Asset.USD, steps);
        FeedTape prices = run.stakeFeed();
        return prices == null ? dollars : dollars.plus(of(run.ledger(), account, Asset.STAKE, steps), prices);
    }

    /** Adds up the account's transfers of one asset. */
    private static BalanceLine of(Ledger ledger, Account account, Asset asset, int steps) {
        long[] balances = new long[steps + 1];
        for (Transfer transfer : ledger.transfersOf(account)) {
            if (transfer.asset() != asset) {
                continue;
            }
            int place = transfer.step() - BEFORE_THE_TAPE;
            if (transfer.to().equals(account)) {
                balances[place] = Math.addExact(balances[place], transfer.amount());
            }
            if (transfer.from().equals(account)) {
                balances[place] = Math.subtractExact(balances[place], transfer.amount());
            }
        }
        for (int place = 1; place <= steps; place++) {
            balances[place] = Math.addExact(balances[place], balances[place - 1]);
        }
        return new BalanceLine(balances);
    }

    private BalanceLine inDollars(PriceSeries coinPrices) {
        long[] dollars = new long[balances.length];
        for (int place = 0; place < dollars.length; place++) {
            dollars[place] = CoinDollars.of(balances[place], coinPrices.at(Math.max(0, place - 1)));
        }
        return new BalanceLine(dollars);
    }

    private BalanceLine plus(BalanceLine stake, FeedTape prices) {
        PriceSeries series = prices.series(balances.length - 1);
        long[] sums = new long[balances.length];
        for (int place = 0; place < sums.length; place++) {
            long price = place == 0 ? prices.priceBefore() : series.at(place - 1);
            sums[place] = Math.addExact(
                    balances[place], FixedPoint.mulDivFloor(stake.balances[place], price, FixedPoint.PRICE_ONE));
        }
        return new BalanceLine(sums);
    }

    /** The balance before the first step. */
    public long start() {
        return at(BEFORE_THE_TAPE);
    }

    /** The balance after the last step. */
    public long end() {
        return balances[balances.length - 1];
    }

    /** The balance after a step. */
    public long at(int step) {
        return balances[step - BEFORE_THE_TAPE];
    }

    /** The first step after which the balance is lowest; −1 where it never was lower than at the start. */
    public int lowest() {
        int lowest = 0;
        for (int place = 1; place < balances.length; place++) {
            lowest = balances[place] < balances[lowest] ? place : lowest;
        }
        return lowest + BEFORE_THE_TAPE;
    }
}
