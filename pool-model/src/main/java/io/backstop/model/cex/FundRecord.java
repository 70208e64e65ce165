package io.backstop.model.cex;

import io.backstop.model.cex.fund.Drawdown;
import io.backstop.model.cex.fund.Fund;
import io.backstop.model.cex.fund.FundEntry;
import io.backstop.model.cex.fund.FundFlow;
import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.FixedPoint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of an insurance fund in a run, read from its ledger. Amounts are in the unit of the venue's money.
 *
 * @param start what it had before the tape
 * @param changes all changes since, first one first
 * @param low the lowest balance, first reached at {@code lowTime}
 * @param lowTime epoch milliseconds
 * @param worst the fall from the peak of the window that was the largest share of that peak
 * @param worstTime when it fell so far, epoch milliseconds
 */
public record FundRecord(long start, List<FundEntry> changes, long low, long lowTime, Drawdown worst, long worstTime) {

    /** Copies the list. */
    public FundRecord {
        changes = List.copyOf(changes);
    }

    /** Reads a ledger; its peaks lie in a window. */
    public static FundRecord of(Ledger ledger, TimeGrid grid, long windowMillis) {
        List<Transfer> all =
                ledger.transfers().stream().filter(FundRecord::isOfFund).toList();
        long start = all.stream()
                .filter(transfer -> transfer.reason() == Reason.FUNDING)
                .mapToLong(FundRecord::signed)
                .sum();
        Reading reading = new Reading(start, grid.millis(0), windowMillis);
        for (Transfer transfer : all) {
            if (transfer.reason() != Reason.FUNDING) {
                reading.add(grid.millis(Math.max(0, transfer.step())), transfer);
            }
        }
        return reading.record();
    }

    /** What it had at the end. */
    public long end() {
        return changes.isEmpty() ? start : changes.getLast().balance();
    }

    /** What came in, by kind. */
    public Map<FundFlow, Long> inflows() {
        return sums(1);
    }

    /** What went out, by kind, not negative. */
    public Map<FundFlow, Long> outflows() {
        return sums(-1);
    }

    private Map<FundFlow, Long> sums(int sign) {
        Map<FundFlow, Long> sums = new EnumMap<>(FundFlow.class);
        for (FundEntry entry : changes) {
            if (Long.signum(entry.amount()) == sign) {
                sums.merge(entry.flow(), sign * entry.amount(), Math::addExact);
            }
        }
        return sums;
    }

    private static boolean isOfFund(Transfer transfer) {
        return transfer.to().equals(Account.INSURANCE_FUND) || transfer.from().equals(Account.INSURANCE_FUND);
    }

    private static long signed(Transfer transfer) {
        return transfer.to().equals(Account.INSURANCE_FUND) ? transfer.amount() : -transfer.amount();
    }

    /** Goes through a ledger with a fund of its own. Not thread safe. */
    private static final class Reading {

        private final Fund fund;
        private final long start;
        private long low;
        private long lowTime;
        private Drawdown worst = Drawdown.NONE;
        private long worstTime;

        Reading(long start, long time, long windowMillis) {
            this.start = start;
            fund = FundParty.fund(start, windowMillis);
            low = start;
            lowTime = time;
            worstTime = time;
        }

        void add(long time, Transfer transfer) {
            fund.move(time, FundParty.CONTRACT, FundFlows.of(transfer.reason()), signed(transfer));
            if (fund.balance() < low) {
                low = fund.balance();
                lowTime = time;
            }
            Drawdown now = fund.drawdown(time);
            if (FixedPoint.compareProducts(now.fall(), Math.max(1, worst.base()), worst.fall(), now.base()) > 0) {
                worst = now;
                worstTime = time;
            }
        }

        FundRecord record() {
            return new FundRecord(start, fund.history(), low, lowTime, worst, worstTime);
        }
    }
}
