// Mirrors gates/Flags.sol
package io.backstop.model.mirror.gate;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.MarketEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Flag first, close later: a flag stands until it expires or the account is shown to be healthy. Not thread safe. */
public final class FlagsMirror implements Gate {

    /**
     * Who flagged an account, and when.
     *
     * @param flaggedAt epoch seconds; 0 if there is none
     * @param by the caller
     */
    public record Flag(long flaggedAt, int by) {

        /** No flag. */
        public static final Flag NONE = new Flag(0, 0);
    }

    private static final long OVERFLOW = 0x11;
    private static final Set<String> HEALTHY = Set.of("StillHealthy", "NoPosition");

    private final GateSpec.Flags spec;
    private final MarginView market;
    private final BlockTime time;
    private final Consumer<MarketEvent> events;
    private final Map<Integer, Flag> flags = new HashMap<>();

    /**
     * The gate that a scenario describes, over a market.
     *
     * @param events is told of each flag
     */
    public FlagsMirror(GateSpec.Flags spec, MarginView market, BlockTime time, Consumer<MarketEvent> events) {
        this.spec = spec;
        this.market = market;
        this.time = time;
        this.events = events;
    }

    /** Flags an account that is liquidatable now and bears no flag that stands. */
    public void flag(int caller, int account) {
        if (stands(account)) {
            throw new ContractRevert(
                    "AlreadyFlagged", (long) account, flagOf(account).flaggedAt());
        }
        market.requireLiquidatable(account);
        flags.put(account, new Flag(time.seconds(), caller));
        events.accept(new MarketEvent.Flagged(account, time.seconds()));
    }

    /** Flags each account on its own; what is refused leaves an event. */
    public void flagBatch(int caller, int[] accounts) {
        for (int account : accounts) {
            try {
                flag(caller, account);
            } catch (ContractRevert refused) {
                events.accept(new MarketEvent.FlagFailed(account, refused.error()));
            } catch (ArithmeticException overflow) {
                events.accept(new MarketEvent.FlagFailed(account, ContractError.of("Panic", OVERFLOW)));
            }
        }
    }

    /** Lifts the flag of an account that is healthy now or has no position any more. */
    public void unflag(int account) {
        if (flagOf(account).flaggedAt() == 0) {
            throw new ContractRevert("NotFlagged", (long) account);
        }
        requireHealthy(account);
        flags.remove(account);
        events.accept(new MarketEvent.Unflagged(account));
    }

    @Override
    public void check(Action action, int account, long changedAt) {
        if (action == Action.LIQUIDATE) {
            requireRipe(account);
        } else if (action == Action.DECREASE && stands(account)) {
            requireNotSeized(account);
        }
    }

    /** The account's flag; it may have expired. */
    public Flag flagOf(int account) {
        return flags.getOrDefault(account, Flag.NONE);
    }

    private void requireRipe(int account) {
        if (!stands(account)) {
            throw new ContractRevert("NotFlagged", (long) account);
        }
        long from = flagOf(account).flaggedAt() + spec.minDelay();
        if (time.seconds() < from) {
            throw new ContractRevert("FlaggedTooRecently", (long) account, from);
        }
    }

    /** Where the market cannot tell, it will refuse the decrease itself. */
    private void requireNotSeized(int account) {
        if (whyNotLiquidatable(account).isEmpty()) {
            throw new ContractRevert("FlaggedAndLiquidatable", (long) account);
        }
    }

    /** Health and absence lift a flag; that the market has no fresh price does not. */
    private void requireHealthy(int account) {
        if (!HEALTHY.contains(whyNotLiquidatable(account))) {
            throw new ContractRevert("NotShownHealthy", (long) account);
        }
    }

    /** The name of the market's error; empty if the account is liquidatable. */
    private String whyNotLiquidatable(int account) {
        try {
            market.requireLiquidatable(account);
            return "";
        } catch (ContractRevert refused) {
            return refused.error().name();
        } catch (ArithmeticException overflow) {
            return "Panic";
        }
    }

    private boolean stands(int account) {
        long flaggedAt = flagOf(account).flaggedAt();
        return flaggedAt != 0 && time.seconds() <= flaggedAt + spec.expiry();
    }
}
