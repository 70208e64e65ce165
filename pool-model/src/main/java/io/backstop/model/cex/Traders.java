package io.backstop.model.cex;

import io.backstop.model.cex.deleveraging.Standing;
import io.backstop.model.ledger.Account;
import io.backstop.model.market.LiquidationIndex;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PositionTable;
import io.backstop.model.venue.Episode;
import io.backstop.model.venue.KeeperPolicy;

/**
 * The traders' positions. An account's cash is not stored: it is the collateral less the worth of the size at its entry
 * price, and an account without a position has none. Not thread safe.
 */
final class Traders {

    private final MarketRules rules;
    private final Valuation value;
    private final PositionTable positions = new PositionTable();
    private final LiquidationIndex index;
    private final KeeperPolicy policy;
    private long sizes;

    /** No positions under these rules. */
    Traders(MarketRules rules) {
        this.rules = rules;
        value = new Valuation(rules.sizeUnit());
        index = new LiquidationIndex(rules);
        policy = new KeeperPolicy(rules);
    }

    boolean isOpen(int account) {
        return positions.isOpen(account);
    }

    /** One more than the largest account id that may be open. */
    int limit() {
        return positions.limit();
    }

    long size(int account) {
        return positions.size(account);
    }

    long entryPrice(int account) {
        return positions.entryPrice(account);
    }

    /** Sum of the signed sizes of all positions. */
    long sizes() {
        return sizes;
    }

    long cash(int account) {
        return positions.isOpen(account)
                ? positions.collateral(account) - value.at(positions.size(account), positions.entryPrice(account))
                : 0;
    }

    /** The account as a party to trade with; what it does then has to be written back. */
    Party party(int account) {
        return new Party(Account.trader(account), cash(account), positions.size(account));
    }

    /** Unrealised profit at a price in micro-dollars, rounded down. */
    long profit(int account, long price) {
        return MarginMaths.pnl(positions.size(account), positions.entryPrice(account), price, rules.sizeUnit());
    }

    /** Collateral plus unrealised profit at a price in micro-dollars. */
    long equity(int account, long price) {
        return Math.addExact(positions.collateral(account), profit(account, price));
    }

    /** What an account has at a price. */
    Standing standing(int account, long price) {
        long size = positions.size(account);
        long collateral = positions.collateral(account);
        long profit = profit(account, price);
        return new Standing(
                account,
                size,
                positions.entryPrice(account),
                price,
                profit,
                MarginMaths.notional(size, price, rules.sizeUnit()),
                collateral,
                MarginMaths.maintenanceMargin(rules, size, price),
                Math.addExact(collateral, profit));
    }

    /** All liquidatable accounts, lowest equity ÷ maintenance margin first, ties by account id. */
    int[] liquidatable(long mark) {
        return policy.decide(positions, index, mark, account -> false, Integer.MAX_VALUE);
    }

    /** The account as it is just before its first close in this step. */
    Episode episode(int account, int step) {
        return new Episode(
                rules,
                positions.size(account),
                positions.entryPrice(account),
                positions.collateral(account),
                Math.toIntExact(positions.changedAt(account)),
                step);
    }

    /** Enters the position of a party that has just opened it. */
    void open(Party party, long entryPrice, long step) {
        long collateral = Math.addExact(party.cash(), value.at(party.size(), entryPrice));
        int account = party.account().id();
        positions.put(account, party.size(), entryPrice, collateral, step);
        index.add(account, party.size(), entryPrice, collateral);
        sizes = Math.addExact(sizes, party.size());
    }

    /** Writes back a position that its owner has changed. */
    void change(Party party, long entryPrice, int step) {
        remove(party.account().id());
        open(party, entryPrice, step);
    }

    /** What became of an open position counts from this step on as if its owner had changed it; nothing if there is none. */
    void restart(int account, int step) {
        if (isOpen(account)) {
            change(party(account), entryPrice(account), step);
        }
    }

    /** Takes the account's position out. */
    void remove(int account) {
        sizes = Math.subtractExact(sizes, positions.size(account));
        index.remove(account, positions.size(account));
        positions.remove(account);
    }

    /** Writes back what became of an open position; its entry price stays. A flat party must have no cash left. */
    void replace(Party party) {
        int account = party.account().id();
        long entryPrice = positions.entryPrice(account);
        long changedAt = positions.changedAt(account);
        remove(account);
        if (party.size() != 0) {
            open(party, entryPrice, changedAt);
        }
    }
}
