package io.backstop.tests.fuzz;

import io.backstop.model.ledger.Account;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Settlement;
import io.backstop.model.waterfall.PocketPayment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What happened so far, so that a test cannot pass because nothing did. Not thread safe. */
final class Coverage {

    private final Map<String, Integer> done = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Map<Account, Integer> payments = new HashMap<>();
    private final Map<String, Integer> mechanisms = new TreeMap<>();
    private final Map<String, Integer> effects = new TreeMap<>();
    private int calls;
    private int claims;
    private int badDebts;

    /** The effects of mechanisms that are counted. */
    static final List<String> EFFECTS = List.of(
            "borrowing paid",
            "deleveraged",
            "deleveraged at the mark",
            "funding paid",
            "funding received",
            "loss socialised",
            "loss spread",
            "profit withheld",
            "written off");

    /** What the market of a venue is composed of. */
    void count(Setup setup) {
        MechanismNames.of(setup.mechanisms()).forEach(name -> mechanisms.merge(name, 1, Integer::sum));
        setup.venue().pockets().stream()
                .map(pocket -> pocket.form().getClass().getSimpleName())
                .distinct()
                .forEach(name -> mechanisms.merge(name, 1, Integer::sum));
    }

    void count(Call call, Outcome outcome) {
        calls++;
        if (outcome.isDone()) {
            done.merge(call.kind(), 1, Integer::sum);
        } else {
            refusals.merge(outcome.refusal().replaceAll("\\(.*", ""), 1, Integer::sum);
        }
        outcome.events().forEach(this::count);
    }

    int calls() {
        return calls;
    }

    /** How often each kind of call was carried out. */
    Map<String, Integer> done() {
        return done;
    }

    /** How often each error came, alone or in a batch. */
    Map<String, Integer> refusals() {
        return refusals;
    }

    /** How often each pocket paid. */
    Map<Account, Integer> payments() {
        return payments;
    }

    /** How many venues had each mechanism. */
    Map<String, Integer> mechanisms() {
        return mechanisms;
    }

    /** How often each of {@link #EFFECTS} came. */
    Map<String, Integer> effects() {
        return effects;
    }

    int claims() {
        return claims;
    }

    int badDebts() {
        return badDebts;
    }

    @Override
    public String toString() {
        return "%d calls%n  done %s%n  refused %s%n  paid %s%n  claims %d, bad debts %d%n  mechanisms %s%n  effects %s"
                .formatted(calls, done, refusals, payments, claims, badDebts, mechanisms, effects);
    }

    private void count(MarketEvent event) {
        switch (event) {
            case MarketEvent.ShortfallSettled settled -> {
                badDebts += settled.badDebt() > 0 ? 1 : 0;
                settled.paid().forEach(this::count);
            }
            case MarketEvent.PositionClosed closed -> count(closed.settlement());
            case MarketEvent.PositionLiquidated liquidated -> count(liquidated.settlement());
            case MarketEvent.PositionDeleveraged closed
            when closed.settlement().executionPrice() == closed.markPrice() ->
                effects.merge("deleveraged at the mark", 1, Integer::sum);
            case MarketEvent.Deleveraged taken -> effects.merge("deleveraged", 1, Integer::sum);
            case MarketEvent.LossSocialised shared ->
                effects.merge(shared.ratio() > 0 ? "loss spread" : "loss socialised", 1, Integer::sum);
            case MarketEvent.ShortfallWrittenOff ended -> effects.merge("written off", 1, Integer::sum);
            case MarketEvent.PositionDecreased less -> claims += less.realised().unpaidClaim() > 0 ? 1 : 0;
            case MarketEvent.LiquidationFailed failed ->
                refusals.merge("item " + failed.error().name(), 1, Integer::sum);
            case MarketEvent.FlagFailed failed ->
                refusals.merge("flag " + failed.error().name(), 1, Integer::sum);
            default -> {}
        }
    }

    private void count(Settlement settlement) {
        claims += settlement.unpaidClaim() > 0 ? 1 : 0;
        count("funding paid", settlement.funding());
        count("funding received", -settlement.funding());
        count("borrowing paid", settlement.borrowingFee());
        count("profit withheld", settlement.profitWithheld());
    }

    private void count(String effect, long amount) {
        if (amount > 0) {
            effects.merge(effect, 1, Integer::sum);
        }
    }

    private void count(PocketPayment payment) {
        if (payment.amount() > 0) {
            payments.merge(payment.pocket(), 1, Integer::sum);
        }
    }
}
