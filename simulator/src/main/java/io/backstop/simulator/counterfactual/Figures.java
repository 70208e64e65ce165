package io.backstop.simulator.counterfactual;

import io.backstop.model.outcome.LpOutcome;
import io.backstop.model.outcome.MarketHistory;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/**
 * What was lost and who paid, or a change of it, in micro-dollars.
 *
 * @param paidBy all payers; together with what is pending they paid the shortfall
 * @param pending shortfall that still waits for ADL at the end
 * @param latencyTransfer what closes at a stale price moved from depositors to traders
 * @param lpResult what a pool's depositors won, negative if they lost; 0 of a book
 */
public record Figures(long shortfall, Map<Payer, Long> paidBy, long pending, long latencyTransfer, long lpResult) {

    /** One of a payer who is not named is 0. */
    public Figures {
        Map<Payer, Long> all = new EnumMap<>(Payer.class);
        for (Payer payer : Payer.values()) {
            all.put(payer, paidBy.getOrDefault(payer, 0L));
        }
        paidBy = all;
    }

    /** Of a run; the size unit is the scenario's. */
    static Figures of(VenueRun run, long sizeUnit) {
        return new Figures(
                run.shortfall(), run.paidBy(), run.pendingShortfall(), run.latencyTransfer(), lpResult(run, sizeUnit));
    }

    private static long lpResult(VenueRun run, long sizeUnit) {
        return run.kind() == VenueRun.Kind.CEX
                ? 0
                : LpOutcome.of(run, MarketHistory.of(run, sizeUnit)).result();
    }

    /** What one payer paid. */
    public long paid(Payer payer) {
        return paidBy.getOrDefault(payer, 0L);
    }

    /** Both together. */
    public Figures plus(Figures other) {
        return with(other, Math::addExact);
    }

    /** What is more here than there. */
    public Figures minus(Figures other) {
        return with(other, Math::subtractExact);
    }

    private Figures with(Figures other, LongBinaryOperator each) {
        Map<Payer, Long> paid = new EnumMap<>(Payer.class);
        paidBy.forEach((payer, amount) -> paid.put(payer, each.applyAsLong(amount, other.paid(payer))));
        return new Figures(
                each.applyAsLong(shortfall, other.shortfall),
                paid,
                each.applyAsLong(pending, other.pending),
                each.applyAsLong(latencyTransfer, other.latencyTransfer),
                each.applyAsLong(lpResult, other.lpResult));
    }
}
