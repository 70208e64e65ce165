package io.backstop.model.cex;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.venue.CoinDollars;

/**
 * What traders post and take back: the contract's money, or coins beside it. Coins are kept, counted and sold here; what each account has
 * is the table's {@link CoinBacking}. Not thread safe.
 */
final class CoinCollateral {

    private final Clearing clearing;
    private long mark;

    CoinCollateral(Clearing clearing) {
        this.clearing = clearing;
    }

    /** Sets the mark of a step, at which coins are sold. */
    void mark(long price) {
        mark = price;
    }

    /** Brings a trader's collateral in: the contract's money, and the coins that their part of it buys at a price. */
    void post(Party trader, long dollars, long price) {
        long part = backing().part(dollars);
        if (backing().isTaken()) {
            move(Account.EXTERNAL, trader.account(), CoinDollars.coins(part, price), Reason.COLLATERAL);
        }
        if (part != dollars) {
            clearing.deposit(trader, dollars - part);
        }
    }

    /** What collateral counts for at a price as it is posted, micro-dollars or the contract's money. */
    long counted(long collateral, long price) {
        long part = backing().part(collateral);
        return collateral - part + backing().asset().value(CoinDollars.coins(part, price), price);
    }

    /** Whether a trader has so much collateral to take out, coins and dollars alike. */
    boolean canTakeBack(int account, long dollars, long price) {
        long part = backing().part(dollars);
        return !backing().isTaken()
                || (CoinDollars.coins(part, price) <= backing().of(account)
                        && dollars - part <= Math.max(0, clearing.traders().collateral(account)));
    }

    /** Pays some of a trader's collateral out, as it was posted. */
    void takeBack(Party trader, long dollars, long price) {
        long part = backing().part(dollars);
        if (backing().isTaken()) {
            move(trader.account(), Account.EXTERNAL, CoinDollars.coins(part, price), Reason.PAYOUT);
        }
        if (part != dollars) {
            clearing.withdraw(trader, dollars - part);
        }
    }

    /** Sells the coins that back an open position, at what they count for where it is liquidated. */
    void sell(int account, boolean isLiquidated) {
        if (backing().of(account) != 0) {
            Party trader = clearing.traders().party(account);
            sell(trader, isLiquidated ? backing().countedPrice(mark) : mark);
            clearing.traders().replace(trader);
        }
    }

    /** Sells what coins a trader has at the mark. */
    void sell(Party trader) {
        sell(trader, mark);
    }

    /** Sells what coins a trader has at what they count for at a mark. */
    void sellIfLiquidated(Party trader, long price) {
        sell(trader, backing().countedPrice(price));
    }

    /** By how much ledger and table differ in an account's coins. */
    long gap(int account) {
        return backing().isTaken()
                ? Math.abs(clearing.ledger().coinsOf(Account.trader(account))
                        - backing().of(account))
                : 0;
    }

    private void sell(Party trader, long price) {
        int account = trader.account().id();
        long coins = backing().of(account);
        if (coins != 0) {
            long dollars = CoinDollars.of(coins, price);
            clearing.pay(clearing.external(), trader, dollars, Reason.COLLATERAL_SALE);
            clearing.ledger()
                    .transferCoin(clearing.step(), trader.account(), Account.EXTERNAL, coins, Reason.COLLATERAL_SALE);
            backing().sell(account, dollars);
        }
    }

    private void move(Account from, Account to, long coins, Reason reason) {
        clearing.ledger().transferCoin(clearing.step(), from, to, coins, reason);
        boolean isPosted = from.equals(Account.EXTERNAL);
        Account trader = isPosted ? to : from;
        backing().add(trader.id(), isPosted ? coins : -coins);
        clearing.touch(trader);
    }

    private CoinBacking backing() {
        return clearing.traders().coins();
    }
}
