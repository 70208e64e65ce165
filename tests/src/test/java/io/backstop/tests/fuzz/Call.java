package io.backstop.tests.fuzz;

import io.backstop.model.market.Report;
import io.backstop.model.mirror.Opening;
import java.util.List;

/**
 * One thing that somebody does. Times are relative to the block in which it happens, so that a call means the same when
 * those before it are left out. Money is micro-dollars, prices 1e-8 dollar.
 */
sealed interface Call {

    /** Nobody calls for so many seconds. */
    record Wait(long seconds) implements Call {

        @Override
        public Actor caller() {
            return Actor.DEPLOYER;
        }
    }

    /** A price observed {@code age} seconds before the block; a negative age lies in the future. */
    record Publish(Actor caller, boolean mark, long price, long age) implements Call {}

    /**
     * A report observed {@code age} seconds before the block, which holds for so long before that.
     *
     * @param confidence 1e-8 dollar
     * @param signers places among all signers, the last of them a stranger
     */
    record Bring(Actor caller, long price, long confidence, long age, long interval, List<Integer> signers)
            implements Call {

        /** The report in a block at this time; bid and ask lie as far from the price as the confidence says. */
        Report report(long now) {
            long publishTime = now - age;
            long half = Math.max(0, Math.min(confidence, Long.MAX_VALUE - price));
            return new Report(price, confidence, price - half, price + half, publishTime, publishTime - interval);
        }
    }

    /** A price of the second feed of a reference guard. */
    record PublishReference(Actor caller, long price, long age) implements Call {}

    /** A position of the caller's own. */
    record Open(Actor caller, long size, long collateral) implements Call {}

    /** Positions of the operator's accounts. */
    record OpenFor(Actor caller, List<Opening> openings) implements Call {}

    /** More size, collateral or both. */
    record Increase(Actor caller, int account, long size, long collateral) implements Call {}

    /** Less size, collateral or both. */
    record Decrease(Actor caller, int account, long size, long collateral) implements Call {}

    /** A voluntary close. */
    record Close(Actor caller, int account) implements Call {}

    /** A forced close. */
    record Liquidate(Actor caller, int account) implements Call {}

    /** Forced closes, each on its own. */
    record LiquidateBatch(Actor caller, List<Integer> accounts) implements Call {}

    /** Payment of a profit that was owed. */
    record PayClaim(Actor caller, int account) implements Call {}

    /** A close of winners for the oldest shortfall that waits. */
    record Deleverage(Actor caller, List<Integer> accounts) implements Call {}

    /** An end of the wait for those shortfalls that nobody bore in time. */
    record WriteOff(Actor caller) implements Call {}

    /** Payment of what an account could not pay. */
    record Repay(Actor caller, int account, long amount) implements Call {}

    /** A deposit for the shares of a receiver. */
    record Deposit(Actor caller, Vault vault, long assets, Actor receiver) implements Call {}

    /** Shares of the caller for dollars. */
    record Redeem(Actor caller, Vault vault, long shares) implements Call {}

    /** Dollars for shares of the caller. */
    record Withdraw(Actor caller, Vault vault, long assets) implements Call {}

    /** Shares for another. */
    record TransferShares(Actor caller, Vault vault, Actor receiver, long shares) implements Call {}

    /** An announcement that shares of the safety module will leave. */
    record StartCooldown(Actor caller, long shares) implements Call {}

    /** A slash for deficits that are not pending yet. */
    record Slash(Actor caller) implements Call {}

    /** A sale of slashed stake. */
    record Cover(Actor caller) implements Call {}

    /** A valuation of junior and senior. */
    record Revalue(Actor caller) implements Call {}

    /** A deposit for junior or senior shares of a receiver. */
    record EnterTranche(Actor caller, boolean junior, long assets, Actor receiver) implements Call {}

    /** Junior or senior shares of the caller for dollars. */
    record LeaveTranche(Actor caller, boolean junior, long shares) implements Call {}

    /** Dollars sent to a contract that did not ask for them. */
    record Donate(Actor caller, String contract, long amount) implements Call {}

    /** A price of gas or of ether, observed in the block itself. */
    record PublishGas(Actor caller, boolean gas, long price) implements Call {}

    /** A flag before a liquidation. */
    record Flag(Actor caller, int account) implements Call {}

    /** Flags, each on its own. */
    record FlagBatch(Actor caller, List<Integer> accounts) implements Call {}

    /** A word that a flagged account is healthy. */
    record Unflag(Actor caller, int account) implements Call {}

    /** A stop of a set of actions, bit n for the action n. */
    record Pause(Actor caller, long actions) implements Call {}

    /** The end of such a stop. */
    record Resume(Actor caller, long actions) implements Call {}

    /** Another value of a figure. */
    record SetParameter(Actor caller, String name, long value) implements Call {}

    /** A price for good, of the mark or of executions. */
    record SettleAt(Actor caller, boolean mark, long price) implements Call {}

    /** A call where only contracts may call. */
    record Trespass(Actor caller, Door door) implements Call {}

    /** Who calls. */
    Actor caller();

    /** The time of its block, given that of the block before. */
    default long timeAfter(long before) {
        return before + (this instanceof Wait wait ? wait.seconds() : 1);
    }

    /** All kinds of calls. */
    static List<Class<?>> kinds() {
        return List.of(Call.class.getPermittedSubclasses());
    }

    /** The kind's name, with which its line of text begins. */
    default String kind() {
        return getClass().getSimpleName();
    }
}
