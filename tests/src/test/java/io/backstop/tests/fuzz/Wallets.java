package io.backstop.tests.fuzz;

import io.backstop.model.mirror.PerpMarketMirror;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Settlement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the mirror does not know because it lies outside the venue: who has how many dollars, whose account is whose, who
 * gave dollars away, and when a position last changed. Not thread safe.
 */
final class Wallets {

    /** Micro-dollars of everybody at the start; all of them together fit 64 bits. */
    static final long EACH = Long.MAX_VALUE / 16;

    /** The operator's, which come with the deployment. */
    private static final long OPERATOR = Long.MAX_VALUE / 4;

    private final Map<Actor, Long> dollars = new EnumMap<>(Actor.class);
    private final Map<String, Long> donated = new TreeMap<>();
    private final Map<Integer, Actor> owners = new HashMap<>();
    private final Map<Integer, Long> changedAt = new HashMap<>();

    Wallets() {
        for (Actor actor : Actor.values()) {
            dollars.put(actor, actor == Actor.OPERATOR ? OPERATOR : EACH);
        }
    }

    long of(Actor actor) {
        return dollars.getOrDefault(actor, 0L);
    }

    void pay(Actor actor, long amount) {
        dollars.merge(actor, -amount, Math::addExact);
    }

    void receive(Actor actor, long amount) {
        dollars.merge(actor, amount, Math::addExact);
    }

    void donate(Actor actor, String contract, long amount) {
        pay(actor, amount);
        donated.merge(contract, amount, Math::addExact);
    }

    long donatedTo(String contract) {
        return donated.getOrDefault(contract, 0L);
    }

    /** Who may close an account; nobody for an id that was not given out. */
    @Nullable
    Actor ownerOf(int account) {
        return account < PerpMarketMirror.FIRST_SELF_CUSTODY_ACCOUNT ? Actor.OPERATOR : owners.get(account);
    }

    void own(int account, Actor owner) {
        owners.put(account, owner);
    }

    long changedAt(int account) {
        return changedAt.getOrDefault(account, 0L);
    }

    /** Follows the money of one event of a call at this time. */
    void follow(MarketEvent event, Actor caller, long now) {
        switch (event) {
            case MarketEvent.PositionOpened opened -> {
                pay(caller, opened.collateral());
                changedAt.put(opened.account(), now);
            }
            case MarketEvent.PositionIncreased more -> {
                pay(caller, more.collateral());
                if (more.size() != 0) {
                    changedAt.put(more.account(), now);
                }
            }
            case MarketEvent.PositionDecreased less -> {
                receive(caller, less.payout());
                changedAt.put(less.account(), now);
            }
            case MarketEvent.PositionClosed closed -> payOut(closed.account(), closed.settlement());
            case MarketEvent.PositionLiquidated liquidated -> {
                payOut(liquidated.account(), liquidated.settlement());
                receive(caller, liquidated.settlement().keeperReward());
            }
            case MarketEvent.PositionDeleveraged taken -> payOut(taken.account(), taken.settlement());
            case MarketEvent.Funded funded -> {}
            case MarketEvent.ShortfallSettled settled -> {}
            case MarketEvent.Deleveraged taken -> {}
            case MarketEvent.LossSocialised shared -> {}
            case MarketEvent.ShortfallWrittenOff written -> {}
            case MarketEvent.Flagged flag -> {}
            case MarketEvent.Unflagged flag -> {}
            case MarketEvent.FlagFailed flag -> {}
            case MarketEvent.OracleFeePaid paid -> {}
            case MarketEvent.LiquidationFailed failed -> {}
            case MarketEvent.OrderRefused refused -> {}
            case MarketEvent.OfPocket told -> {}
            case MarketEvent.OfQueue order -> {}
            case MarketEvent.Intervened done -> {}
            case MarketEvent.Withdrawn withdrawn -> {}
            case MarketEvent.WithdrawalRefused refused -> {}
        }
    }

    private void payOut(int account, Settlement settlement) {
        Actor owner = ownerOf(account);
        if (owner == null) {
            throw new IllegalStateException("account " + account + " was closed and has no owner");
        }
        receive(owner, settlement.payout());
    }
}
