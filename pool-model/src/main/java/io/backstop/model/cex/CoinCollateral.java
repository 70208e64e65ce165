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

    /** Brings a trader's collateral in: micro-dollars, or the coins that they buy at a price. */
    void post(Party trader, long dollars, long price) {
        if (backing().isTaken()) {
            move(Account.EXTERNAL, trader.account(), CoinDollars.coins(dollars, price), Reason.COLLATERAL);
        } else {
            clearing.deposit(trader, dollars);
        }
    }

    /** What collateral counts for at a price as it is posted, micro-dollars or the contract's money. */
    long counted(long collateral, long price) {
        return backing().isTaken() ? backing().asset().value(CoinDollars.coins(collateral, price), price) : collateral;
    }

    /** Whether a trader has so much collateral to take out. */
    boolean canTakeBack(int account, long dollars, long price) {
        return !backing().isTaken()
                || CoinDollars.coins(dollars, price) <= backing().of(account);
    }

    /** Pays some of a trader's collateral out: micro-dollars, or the coins that they buy at a price. */
    void takeBack(Party trader, long dollars, long price) {
        if (backing().isTaken()) {
            move(trader.account(), Account.EXTERNAL, CoinDollars.coins(dollars, price), Reason.PAYOUT);
        } else {
            clearing.withdraw(trader, dollars);
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
