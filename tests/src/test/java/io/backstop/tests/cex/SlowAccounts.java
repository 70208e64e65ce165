package io.backstop.tests.cex;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Asset;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All accounts of the venue and every movement between them. */
final class SlowAccounts {

    final SlowAccount external = new SlowAccount(Account.EXTERNAL);
    final SlowAccount fund = new SlowAccount(Account.INSURANCE_FUND);
    final SlowAccount badDebt = new SlowAccount(Account.BAD_DEBT);
    final SlowAccount engine = new SlowAccount(Account.ENGINE);
    final SlowAccount marketMaker = new SlowAccount(Account.MARKET_MAKER);
    final SlowHouse house = new SlowHouse();
    /** Every trader who was ever there, by account id; who has no position has no size. */
    final Map<Integer, SlowAccount> traders = new TreeMap<>();

    /** What the fund had after each change; what it had at first it always had. */
    private final List<FundBalance> fundBalances = new ArrayList<>();

    final List<Transfer> transfers = new ArrayList<>();
    final SlowMaths maths;
    int step = -1;

    private record FundBalance(int step, long balance) {}

    SlowAccounts(SlowMaths maths) {
        this.maths = maths;
    }

    SlowAccount trader(int id) {
        return traders.computeIfAbsent(id, missing -> new SlowAccount(Account.trader(missing)));
    }

    /** Moves cash. */
    void pay(SlowAccount from, SlowAccount to, long amount, Reason reason) {
        from.cash -= amount;
        to.cash += amount;
        book(from, to, amount, reason);
        if (amount != 0 && (from.name.equals(fund.name) || to.name.equals(fund.name))) {
            fundBalances.add(new FundBalance(step, fund.cash));
        }
    }

    /** The largest balance that the fund had at any time in the window that ends now, also if only for a moment. */
    long peakOfFund(long window, long stepMillis) {
        long peak = fund.cash;
        for (int i = 0; i + 1 < fundBalances.size(); i++) {
            long end = fundBalances.get(i + 1).step() * stepMillis;
            peak = end > step * stepMillis - window
                    ? Math.max(peak, fundBalances.get(i).balance())
                    : peak;
        }
        return peak;
    }

    /** Passes a signed size from maker to taker; returns what the taker paid, its worth rounded down. */
    long trade(SlowAccount taker, SlowAccount maker, long size, long price) {
        long paid = maths.worth(size, price);
        taker.trade(size, paid);
        maker.trade(-size, -paid);
        book(paid > 0 ? taker : maker, paid > 0 ? maker : taker, Math.abs(paid), Reason.TRADE);
        return paid;
    }

    /** Passes fills in the book on to their taker; returns what the taker paid. */
    long trade(SlowAccount taker, List<SlowBook.Fill> fills) {
        long paid = 0;
        for (SlowBook.Fill fill : fills) {
            paid += trade(taker, marketMaker, fill.size(), fill.price());
        }
        return paid;
    }

    /** Lets the fund pay what it can; returns what it could not. */
    long payFromFund(SlowAccount to, long shortfall) {
        long paid = Math.min(fund.cash, shortfall);
        pay(fund, to, paid, Reason.SHORTFALL);
        return shortfall - paid;
    }

    /** Everybody. */
    List<SlowAccount> all() {
        List<SlowAccount> all = new ArrayList<>(List.of(external, fund, badDebt, engine, marketMaker, house));
        all.addAll(traders.values());
        return all;
    }

    private void book(SlowAccount from, SlowAccount to, long amount, Reason reason) {
        if (amount != 0) {
            transfers.add(new Transfer(step, from.name, to.name, Asset.USD, amount, reason));
        }
    }
}
