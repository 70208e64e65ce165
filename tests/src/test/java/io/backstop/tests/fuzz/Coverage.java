package io.backstop.tests.fuzz;

import io.backstop.model.ledger.Account;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.waterfall.PocketPayment;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What happened so far, so that a test cannot pass because nothing did. Not thread safe. */
final class Coverage {

    private final Map<String, Integer> done = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Map<Account, Integer> payments = new HashMap<>();
    private int calls;
    private int claims;
    private int badDebts;

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

    int claims() {
        return claims;
    }

    int badDebts() {
        return badDebts;
    }

    @Override
    public String toString() {
        return "%d calls%n  done %s%n  refused %s%n  paid %s%n  claims %d, bad debts %d"
                .formatted(calls, done, refusals, payments, claims, badDebts);
    }

    private void count(MarketEvent event) {
        switch (event) {
            case MarketEvent.ShortfallSettled settled -> {
                badDebts += settled.badDebt() > 0 ? 1 : 0;
                settled.paid().forEach(this::count);
            }
            case MarketEvent.PositionClosed closed ->
                claims += closed.settlement().unpaidClaim() > 0 ? 1 : 0;
            case MarketEvent.PositionLiquidated liquidated ->
                claims += liquidated.settlement().unpaidClaim() > 0 ? 1 : 0;
            case MarketEvent.PositionDecreased less -> claims += less.realised().unpaidClaim() > 0 ? 1 : 0;
            case MarketEvent.LiquidationFailed failed ->
                refusals.merge("item " + failed.error().name(), 1, Integer::sum);
            default -> {}
        }
    }

    private void count(PocketPayment payment) {
        if (payment.amount() > 0) {
            payments.merge(payment.pocket(), 1, Integer::sum);
        }
    }
}
