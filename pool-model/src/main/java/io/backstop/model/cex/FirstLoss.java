package io.backstop.model.cex;

import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.BookPocketSpec;
import io.backstop.model.scenario.HybridSpec;
import io.backstop.model.waterfall.LossWaterfall;
import io.backstop.model.waterfall.PocketPayment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who pays before winners do: the fund, and behind it the venue's pockets. Those who lie on chain pay when their batch settles; until then
 * what they owe is pending. The book knows what they had when a batch was settled last, not what it has promised since. Not thread safe.
 */
final class FirstLoss {

    private final List<CashPocket> atOnce = new ArrayList<>();
    private final List<CashPocket> onChain = new ArrayList<>();
    /** All of them, in the order in which they pay. */
    private final List<CashPocket> all;

    private final int delay;
    private final Party pending = new Party(Account.PENDING_SHORTFALL, 0, 0);
    private final Deque<Batch> batches = new ArrayDeque<>();

    /** What is owed for one loss, and the step in which it settles. */
    private record Batch(int step, long amount) {}

    /** The fund of a venue and what the scenario puts behind it, with the venue's figures as money of its contract. */
    static FirstLoss of(Party fund, HybridSpec hybrid, MoneyFigures figures, long stepMillis) {
        List<CashPocket> pockets = hybrid.pockets().stream()
                .map(pocket -> new CashPocket(new Party(pocket.account(), 0, 0), cap(pocket, figures)))
                .toList();
        int delay = Math.toIntExact(Math.ceilDiv(hybrid.settlementMillis(), stepMillis));
        return new FirstLoss(fund, pockets, delay, hybrid.fundOnChain());
    }

    private static long cap(BookPocketSpec pocket, MoneyFigures figures) {
        return pocket.capPerStep() == BookPocketSpec.NO_CAP ? BookPocketSpec.NO_CAP : figures.of(pocket.capPerStep());
    }

    /**
     * A fund and pockets as they are at the start.
     *
     * @param delay steps from a loss to its settlement; 0 if nothing lies on chain
     * @param fundOnChain whether the fund waits for settlement too
     */
    FirstLoss(Party fund, List<CashPocket> pockets, int delay, boolean fundOnChain) {
        this.delay = delay;
        (delay > 0 && fundOnChain ? onChain : atOnce).add(CashPocket.of(fund));
        (delay > 0 ? onChain : atOnce).addAll(pockets);
        all = Stream.concat(atOnce.stream(), onChain.stream()).toList();
    }

    /** The pockets' parties and whoever owes what is pending. */
    List<Party> parties() {
        return Stream.concat(all.stream().map(CashPocket::party), Stream.of(pending))
                .toList();
    }

    /** The pocket of this account, which there must be. */
    Party party(Account account) {
        return all.stream()
                .map(CashPocket::party)
                .filter(party -> party.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    Party pending() {
        return pending;
    }

    /** What all together have; asked in every step. */
    long balance() {
        long sum = 0;
        for (int place = 0; place < all.size(); place++) {
            sum = Math.addExact(sum, all.get(place).party().cash());
        }
        return sum;
    }

    /** What all together could pay for a loss now. */
    long canPay() {
        return all.stream().mapToLong(CashPocket::available).sum();
    }

    /** Another step has begun. */
    void begin() {
        for (int place = 0; place < all.size(); place++) {
            all.get(place).begin();
        }
    }

    /** Payments of those who pay at once. */
    List<PocketPayment> payNow(long shortfall) {
        return pay(atOnce, shortfall);
    }

    /** Has those on chain owe for a loss as much as they have; returns how much that is. */
    long promise(int step, long shortfall) {
        long has = onChain.stream().mapToLong(CashPocket::available).sum();
        long promised = Math.min(shortfall, has);
        if (promised > 0) {
            batches.add(new Batch(step + delay, promised));
        }
        return promised;
    }

    /** What is owed for losses whose batch settles in this step; it is owed no longer. */
    long due(int step) {
        long due = 0;
        while (!batches.isEmpty() && batches.getFirst().step() <= step) {
            due += batches.removeFirst().amount();
        }
        return due;
    }

    /** Payments of those on chain, in the batch that settles now. */
    List<PocketPayment> payBatch(long owed) {
        return pay(onChain, owed);
    }

    /** What is owed and not settled. */
    long owed() {
        return batches.stream().mapToLong(Batch::amount).sum();
    }

    private static List<PocketPayment> pay(List<CashPocket> pockets, long amount) {
        return amount > 0 ? new LossWaterfall(pockets).settle(amount) : List.of();
    }
}
