package io.backstop.model.venue;

import io.backstop.model.market.LiquidationIndex;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PositionTable;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a keeper knows: the open positions as told by the market's events, and which of them it is already liquidating.
 *
 * <p>Not thread safe.
 */
public final class KeeperView {

    private static final int[] NOBODY = {};

    /** So many decisions later everybody is looked at again; until then nobody may owe a hundredth of his notional more. */
    private static final int REFRESH = 256;

    private final KeeperPolicy policy;
    private final PositionTable positions = new PositionTable();
    private final LiquidationIndex index;
    private final KeeperSources sources;
    private final @Nullable DeleveragingPolicy deleveraging;
    private boolean deleveragingInFlight;
    private boolean writeOffInFlight;
    private boolean owesMore;
    private int decisions;
    private final BitSet inFlight = new BitSet();
    private final @Nullable FlagBook flags;
    /** Made once, because it is needed in every tick. */
    private final IntPredicate isLeftOut = this::isLeftOut;

    private IntPredicate othersLeftOut = account -> false;
    private @Nullable Consumer<KnownPosition> beforeChange;

    /** Knows nobody yet, in a market whose rules say all about a position's health and which deleverages nobody. */
    public KeeperView(MarketRules rules) {
        this(rules, KeeperSources.NONE, null);
    }

    /**
     * Knows nobody yet.
     *
     * @param rules with the largest reward there may be, where it changes
     * @param sources are asked what the rules and the events do not say
     * @param deleveraging whom to name when winners are to be closed; null if nobody is deleveraged
     */
    public KeeperView(MarketRules rules, KeeperSources sources, @Nullable DeleveragingPolicy deleveraging) {
        this(rules, sources, deleveraging, null);
    }

    /**
     * Knows nobody yet.
     *
     * @param rules with the largest reward there may be, where it changes
     * @param sources are asked what the rules and the events do not say
     * @param deleveraging whom to name when winners are to be closed; null if nobody is deleveraged
     * @param flags what comes before a liquidation; null if nothing does
     */
    public KeeperView(
            MarketRules rules,
            KeeperSources sources,
            @Nullable DeleveragingPolicy deleveraging,
            @Nullable FlagBook flags) {
        this.flags = flags;
        policy = new KeeperPolicy(rules, sources.health(), sources.selection());
        index = new LiquidationIndex(sources.health() == null ? rules : rules.withSlack());
        this.sources = sources;
        this.deleveraging = deleveraging;
    }

    /** Learns from one event. */
    public void apply(MarketEvent event) {
        switch (event) {
            case MarketEvent.PositionOpened e -> {
                tell(e.account());
                positions.put(e.account(), e.size(), e.entryPrice(), e.collateral(), 0);
                index.add(e.account(), e.size(), e.entryPrice(), e.collateral());
            }
            case MarketEvent.PositionIncreased e ->
                change(
                        e.account(),
                        () -> positions.increase(e.account(), e.size(), e.entryPrice(), e.collateralAdded(), 0));
            case MarketEvent.PositionDecreased e ->
                change(
                        e.account(),
                        () -> positions.decrease(
                                e.account(), e.size(), e.collateralLeft(positions.collateral(e.account())), 0));
            case MarketEvent.PositionClosed e -> forget(e.account());
            case MarketEvent.PositionLiquidated e -> take(e.account(), e.settlement());
            case MarketEvent.PositionDeleveraged e -> take(e.account(), e.settlement());
            case MarketEvent.LiquidationFailed e -> {}
            case MarketEvent.Flagged e -> note(e.account(), book -> book.flagged(e.account(), e.flaggedAt()));
            case MarketEvent.Unflagged e -> note(e.account(), book -> book.unflagged(e.account()));
            case MarketEvent.FlagFailed e -> {}
            case MarketEvent.OracleFeePaid e -> {}
            case MarketEvent.LossSocialised e -> owesMore |= e.ratio() > 0;
            case MarketEvent.ShortfallSettled e -> {}
            case MarketEvent.Deleveraged e -> {}
            case MarketEvent.ShortfallWrittenOff e -> {}
            case MarketEvent.Funded e -> {}
            case MarketEvent.OrderRefused e -> {}
            case MarketEvent.OfPocket e -> {}
            case MarketEvent.OfQueue e -> {}
            case MarketEvent.Intervened e -> {}
            case MarketEvent.Withdrawn e -> {}
            case MarketEvent.WithdrawalRefused e -> {}
        }
    }

    /** Has somebody told what is known of an account each time before an event changes that. */
    public void tellBeforeChange(Consumer<KnownPosition> told) {
        beforeChange = told;
    }

    /** Leaves accounts out of every decision to liquidate for as long as this says so, besides those in flight. */
    public void leaveOut(IntPredicate others) {
        othersLeftOut = others;
    }

    /** What is known of an account. */
    public KnownPosition known(int account) {
        long flaggedAt = flags == null ? 0 : flags.flaggedAt(account);
        return positions.isOpen(account)
                ? new KnownPosition(
                        account,
                        positions.size(account),
                        positions.entryPrice(account),
                        positions.collateral(account),
                        flaggedAt)
                : new KnownPosition(account, 0, 0, 0, flaggedAt);
    }

    /** Knows this of an account from now on, whatever was known of it; it is told to nobody. */
    public void restore(KnownPosition known) {
        int account = known.account();
        if (positions.isOpen(account)) {
            index.remove(account, positions.size(account));
            positions.remove(account);
        }
        if (known.isOpen()) {
            positions.put(account, known.size(), known.entryPrice(), known.collateral(), 0);
            index.add(account, known.size(), known.entryPrice(), known.collateral());
        }
        if (flags != null) {
            flags.restore(account, known.flaggedAt());
        }
    }

    /** One more than the largest account id of which anything may be known. */
    public int limit() {
        return Math.max(positions.limit(), flags == null ? 0 : flags.limit());
    }

    /** Number of positions that have to be looked at one by one at this mark price. */
    public int candidates(long markPrice) {
        if (index.isQuiet(markPrice)) {
            return 0;
        }
        int[] count = {0};
        index.candidates(markPrice, account -> count[0]++);
        return count[0];
    }

    /** Number of positions known to be open. */
    public int open() {
        return positions.open();
    }

    /**
     * Chooses whom to liquidate, or to flag, at this mark price and holds them in flight until {@link #resolved}; nobody if
     * all together do not pay for it.
     *
     * @param most at most so many accounts
     * @return account ids in the order in which they should be liquidated
     */
    public int[] decide(long markPrice, int most) {
        HealthReader health = sources.health();
        if (health != null && (++decisions % REFRESH == 0 || owesMore)) {
            refresh(health, markPrice);
        }
        owesMore = false;
        int[] accounts = paying(policy.decide(positions, index, markPrice, isLeftOut, most), markPrice);
        hold(accounts);
        return accounts;
    }

    private int[] paying(int[] accounts, long markPrice) {
        RewardCheck reward = sources.reward();
        return reward == null || accounts.length == 0 || reward.pays(positions, accounts, markPrice)
                ? accounts
                : NOBODY;
    }

    /** Whether {@link #decide} would choose anybody at this mark price. */
    public boolean finds(long markPrice) {
        int[] found = decide(markPrice, 1);
        resolved(found);
        return found.length > 0;
    }

    /** Holds these accounts in flight, as {@link #decide} does. */
    public void hold(int[] accounts) {
        for (int account : accounts) {
            inFlight.set(account);
        }
    }

    /** Whether an account is being liquidated, or flagged, already. */
    public boolean isInFlight(int account) {
        return inFlight.get(account);
    }

    /** Ends the flight of these accounts, whatever came of it. */
    public void resolved(int[] accounts) {
        for (int account : accounts) {
            inFlight.clear(account);
        }
    }

    /**
     * Chooses whom to name for auto-deleveraging at this mark price, nobody while an earlier call is on its way.
     *
     * @return account ids, none if nobody's turn it is
     */
    public int[] decideDeleveraging(long markPrice) {
        if (deleveraging == null || deleveragingInFlight || writeOffInFlight || leavesWhatPaysNothing()) {
            return NOBODY;
        }
        DeleveragingDue due = sources.deleveraging().get();
        if (due == DeleveragingDue.NOBODY) {
            return NOBODY;
        }
        int[] named = deleveraging.name(positions, sources.fundingOwed(), due == DeleveragingDue.LONGS, markPrice);
        deleveragingInFlight = named.length > 0;
        return named;
    }

    /** A call that names accounts for auto-deleveraging is on its way, as after {@link #decideDeleveraging}. */
    public void holdDeleveraging() {
        deleveragingInFlight = true;
    }

    /** Whether such a call is on its way. */
    public boolean isDeleveragingInFlight() {
        return deleveragingInFlight;
    }

    /** The call of {@link #decideDeleveraging} has come into a block, whatever came of it. */
    public void deleveragingResolved() {
        deleveragingInFlight = false;
    }

    /**
     * Whether the wait of shortfalls should be ended now; not while an earlier call is on its way.
     *
     * @param seconds epoch seconds of the newest block
     */
    public boolean decideWriteOff(long seconds) {
        long end = writeOffInFlight || leavesWhatPaysNothing()
                ? 0
                : sources.windowEnd().getAsLong();
        if (end == 0 || seconds < end) {
            return false;
        }
        writeOffInFlight = true;
        return true;
    }

    /** A call that ends the wait of shortfalls is on its way, as after {@link #decideWriteOff}. */
    public void holdWriteOff() {
        writeOffInFlight = true;
    }

    /** The call of {@link #decideWriteOff} has come into a block, whatever came of it. */
    public void writeOffResolved() {
        writeOffInFlight = false;
    }

    /** Looks at what everybody owes, so that candidates are found although it grows. */
    private void refresh(HealthReader health, long markPrice) {
        for (int account = 0; account < positions.limit(); account++) {
            if (positions.isOpen(account)) {
                // The reward counts as owed beside the one that the index leaves room for: until then it may have
                // risen.
                long owed = policy.equityBeforeReward(positions, account, markPrice)
                        - health.read(account).triggerEquity();
                long size = positions.size(account);
                index.remove(account, size);
                index.add(account, size, positions.entryPrice(account), positions.collateral(account) - owed);
            }
        }
    }

    private boolean leavesWhatPaysNothing() {
        return sources.selection() != null && sources.selection().worksForPay();
    }

    private boolean isLeftOut(int account) {
        return inFlight.get(account) || othersLeftOut.test(account) || (flags != null && flags.waits(account));
    }

    private void note(int account, Consumer<FlagBook> note) {
        if (flags != null) {
            tell(account);
            note.accept(flags);
        }
    }

    private void tell(int account) {
        if (beforeChange != null) {
            beforeChange.accept(known(account));
        }
    }

    private void change(int account, Runnable change) {
        if (!positions.isOpen(account)) {
            return;
        }
        tell(account);
        index.remove(account, positions.size(account));
        change.run();
        index.add(account, positions.size(account), positions.entryPrice(account), positions.collateral(account));
    }

    private void take(int account, Settlement settlement) {
        if (settlement.size() == positions.size(account)) {
            forget(account);
        } else {
            change(
                    account,
                    () -> positions.reduce(
                            account, settlement.size(), settlement.collateralLeft(positions.collateral(account))));
        }
    }

    /** A position opened before the keeper began to read is not known. */
    private void forget(int account) {
        if (!positions.isOpen(account)) {
            return;
        }
        tell(account);
        index.remove(account, positions.size(account));
        positions.remove(account);
    }
}
