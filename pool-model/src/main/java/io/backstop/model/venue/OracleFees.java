package io.backstop.model.venue;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Asset;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.units.FixedPoint;

/**
 * What was paid to a pool's feeds for the prices that somebody brought them during a run.
 *
 * @param keeper what keepers paid
 * @param traders what whoever traded at once paid
 */
public record OracleFees(Paid keeper, Paid traders) {

    /** Nobody paid anything. */
    public static final OracleFees NONE = new OracleFees(Paid.NOTHING, Paid.NOTHING);

    private static final long WEI_PER_ETHER = 1_000_000_000_000_000_000L;

    /** A price has eight decimals, money six. */
    private static final long PRICE_PER_MONEY = 100;

    /**
     * Ether, and what it was worth when it was paid.
     *
     * @param wei 1e-18 ether
     * @param dollars micro-dollars, each payment rounded down
     */
    public record Paid(long wei, long dollars) {

        static final Paid NOTHING = new Paid(0, 0);

        private Paid plus(long moreWei, long etherPrice) {
            return new Paid(Math.addExact(wei, moreWei), Math.addExact(dollars, inDollars(moreWei, etherPrice)));
        }
    }

    /**
     * Adds up the fees of a ledger.
     *
     * @param etherPrice in each step, 1e-8 dollar
     */
    static OracleFees of(Ledger ledger, PriceSeries etherPrice) {
        Paid keeper = Paid.NOTHING;
        Paid traders = Paid.NOTHING;
        for (Transfer transfer : ledger.transfers()) {
            if (transfer.asset() != Asset.ETHER) {
                continue;
            }
            long price = etherPrice.at(transfer.step());
            if (transfer.from().equals(Account.KEEPER)) {
                keeper = keeper.plus(transfer.amount(), price);
            } else {
                traders = traders.plus(transfer.amount(), price);
            }
        }
        return new OracleFees(keeper, traders);
    }

    /** Wei in micro-dollars at a price of ether (1e-8 dollar), rounded down: what is worth less than that keeps nobody. */
    static long inDollars(long wei, long etherPrice) {
        return FixedPoint.mulDivFloor(wei, etherPrice, WEI_PER_ETHER) / PRICE_PER_MONEY;
    }

    /** All wei. */
    public long wei() {
        return Math.addExact(keeper.wei, traders.wei);
    }

    /** What all were worth, micro-dollars. */
    public long dollars() {
        return Math.addExact(keeper.dollars, traders.dollars);
    }
}
