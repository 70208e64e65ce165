package io.backstop.model.venue;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.PositionTable;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.ActionNames;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.Intervention;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueFeeds;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.agent.Holdings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns the events of a pool market into its ledger, rows and totals, the same way for a chain and for the mirror.
 *
 * <p>Not thread safe; one object belongs to one run.
 */
public final class PoolRun implements Holdings {

    private final ScenarioTape tape;
    private final VenueSpec.Pool venue;
    private final String feedHash;
    private final PriceSeries index;
    private PriceSeries marks;
    private final @Nullable FeedTape stakeFeed;
    private final AccountRules rules;
    private final Ledger ledger = new Ledger();
    private final PoolBookkeeper bookkeeper;
    private final QueueRows queueRows;
    private final PositionTable positions = new PositionTable();
    private final PositionLog log = new PositionLog();
    private final ForcedCloses forcedCloses = new ForcedCloses();
    private final List<MarketEvent.OrderRefused> refusals = new ArrayList<>();
    private final List<MarketEvent.Intervened> interventions = new ArrayList<>();
    private final List<LpExit> exits = new ArrayList<>();
    private long shortfall;
    private long pending;
    private long latencyTransfer;
    private final WinnerCloses deleveraged = new WinnerCloses();
    private long feesWaived;
    private long unpaidClaims;
    private long conservation;
    private long liquidationsRefused;
    private final HeldBack heldBack;
    private final SoleKeeperGas gas;

    /** An empty run of this venue over this tape. */
    public PoolRun(ScenarioTape tape, VenueSpec.Pool venue, FeedTape markFeed, @Nullable FeedTape executionFeed) {
        this(tape, venue, new VenueFeeds(markFeed, executionFeed));
    }

    /** An empty run of this venue over this tape, at the times of the tape. */
    public PoolRun(ScenarioTape tape, VenueSpec.Pool venue, VenueFeeds feeds) {
        this(tape, venue, feeds, tape.grid()::seconds);
    }

    /**
     * An empty run of this venue over this tape.
     *
     * @param blockSeconds time of each step's block, epoch seconds
     */
    public PoolRun(ScenarioTape tape, VenueSpec.Pool venue, VenueFeeds feeds, IntToLongFunction blockSeconds) {
        this.tape = tape;
        this.venue = venue;
        feedHash = feeds.hash();
        marks = venue.interruptions().shown(feeds.mark(), tape.grid());
        stakeFeed = feeds.stake() == null ? null : venue.interruptions().taken(feeds.stake(), tape.grid());
        index = tape.indexPrices();
        RewardOfStep reward = venue.mechanisms().keeperReward() == null
                ? null
                : RewardOfStep.of(venue.triggerRules(), tape.circumstances().gas(), venue.interruptions(), tape.grid());
        rules = new PoolAccountRules(venue.rules(), reward);
        bookkeeper = new PoolBookkeeper(ledger, venue);
        LastResortSpec lastResort = venue.mechanisms().lastResort();
        heldBack = new HeldBack(lastResort == null ? 0 : lastResort.withdrawalGateSeconds(), tape.grid(), blockSeconds);
        gas = new SoleKeeperGas(
                new GasCosts(tape.circumstances().gas(), tape.grid().steps()));
        queueRows = new QueueRows(
                tape, blockSeconds, venue.rules().sizeUnit(), venue.mechanisms().orders());
    }

    /** The account that gets this venue's liquidation fees: its first cash buffer, or the pool if it has none. */
    public static Account feeRecipient(VenueSpec.Pool venue) {
        boolean buffered = venue.pocket(Account.FEE_BUFFER).isPresent() && !venue.buffersProfit();
        return buffered ? Account.FEE_BUFFER : Account.LP;
    }

    /** The ledger as it stands. */
    public Ledger ledger() {
        return ledger;
    }

    /** The mark of a step as anybody could know it then (1e-8 dollar). */
    public long mark(int step) {
        return marks.at(step);
    }

    @Override
    public long size(int account) {
        return positions.size(account);
    }

    @Override
    public long entryPrice(int account) {
        return positions.entryPrice(account);
    }

    @Override
    public long collateral(int account) {
        return positions.collateral(account);
    }

    /** Σ max(0, −equity at the mark of a step) of all positions, without funding, micro-dollars; looks at each of them. */
    public long phantom(int step) {
        long sum = 0;
        for (int account = 0; account < positions.limit(); account++) {
            if (positions.isOpen(account)) {
                sum = Math.addExact(
                        sum,
                        MarginMaths.shortfall(
                                positions.collateral(account),
                                positions.size(account),
                                positions.entryPrice(account),
                                marks.at(step),
                                venue.rules().sizeUnit()));
            }
        }
        return sum;
    }

    /** Takes in what happened in one step, in order; −1 is the time before the tape. */
    public void record(int step, List<? extends MarketEvent> events) {
        for (MarketEvent event : events) {
            row(step, event);
            bookkeeper.book(step, event);
        }
        if (step >= 0) {
            gas.note(step, events);
        }
        bookkeeper.endStep(step);
        forcedCloses.endStep(index, marks, venue.closeMode());
    }

    /** Compares the ledger's balance of an account with the balance found elsewhere. */
    public void reconcile(Account account, long independentBalance) {
        conservation = Math.max(conservation, Math.abs(ledger.balance(account) - independentBalance));
    }

    /** Compares the rewards that a keeper is told to have got with what it has. */
    public void reconcileRewards(long told, long independentBalance) {
        conservation = Math.max(conservation, Math.abs(told - independentBalance));
    }

    /** Compares what the safety module has of a staked token. */
    public void reconcileStake(long independentBalance) {
        conservation = Math.max(conservation, Math.abs(ledger.stakeOf(Account.SAFETY_MODULE) - independentBalance));
    }

    /** Compares what the feeds were paid since the tape began, in wei. */
    public void reconcileOracleFees(long independentWei) {
        conservation = Math.max(conservation, Math.abs(ledger.etherOf(Account.ORACLE) - independentWei));
    }

    /** Compares the collateral of all traders together. */
    public void reconcileTraders(long independentBalance) {
        conservation = Math.max(conservation, Math.abs(ledger.traderBalance() - independentBalance));
    }

    /**
     * Closes the books.
     *
     * @param initialShares of the pool, for the deposits of the start
     * @param poolAssets the pool's net asset value at the last mark, micro-dollars
     */
    public VenueRun finish(VenueRun.Kind kind, long initialShares, long poolAssets, @Nullable ChainFacts chain) {
        return finish(kind, initialShares, poolAssets, chain, null, StakeRun.NONE);
    }

    /**
     * Closes the books.
     *
     * @param initialShares of the pool, for the deposits of the start
     * @param poolAssets the pool's net asset value at the last mark, micro-dollars
     * @param race the venue's keepers; null if it has one without a name
     * @param stake what became of stakers who react
     */
    public VenueRun finish(
            VenueRun.Kind kind,
            long initialShares,
            long poolAssets,
            @Nullable ChainFacts chain,
            @Nullable KeeperRace race,
            StakeRun stake) {
        List<Liquidation> rows = forcedCloses.rows(index, marks, venue.closeMode());
        List<KeeperResult> keepers = race == null ? List.of() : race.results(rows);
        return new VenueRun(
                venue.id(),
                kind,
                feedHash,
                ledger,
                conservation,
                marks,
                rows,
                refusals,
                interventions,
                shortfall,
                pending,
                latencyTransfer,
                deleveraged,
                feesWaived,
                unpaidClaims,
                0,
                0,
                firstLossCapital(),
                new LpRun(initialShares, exits, poolAssets),
                stake,
                oracleFees(),
                stakeFeed,
                List.of(),
                List.of(),
                List.of(),
                keepers,
                chain,
                null,
                log,
                new Hindrance(liquidationsRefused, heldBack.blocks(venue.interruptions())),
                race == null ? gas.spent() : KeeperGas.of(keepers),
                null);
    }

    /** Most runs pay none: then their ledgers, the longest part of a run, are not walked through. */
    private OracleFees oracleFees() {
        return ledger.etherOf(Account.ORACLE) == 0
                ? OracleFees.NONE
                : OracleFees.of(
                        ledger,
                        tape.circumstances()
                                .gas()
                                .etherPrice()
                                .series(tape.grid().steps()));
    }

    private void row(int step, MarketEvent event) {
        switch (event) {
            case MarketEvent.PositionOpened e -> {
                positions.put(e.account(), e.size(), e.entryPrice(), e.collateral(), step);
                note(step, e.account());
            }
            case MarketEvent.PositionIncreased e -> {
                positions.increase(e.account(), e.size(), e.entryPrice(), e.collateralAdded(), step);
                note(step, e.account());
            }
            case MarketEvent.PositionDecreased e -> decrease(step, e);
            case MarketEvent.PositionClosed e -> close(step, e.account(), false, marks.at(step), e.settlement());
            case MarketEvent.PositionLiquidated e -> close(step, e.account(), true, e.markPrice(), e.settlement());
            case MarketEvent.PositionDeleveraged e -> deleverage(step, e);
            case MarketEvent.OrderRefused e -> refusals.add(e);
            case MarketEvent.OfQueue e -> queued(step, e);
            case MarketEvent.Intervened e -> intervened(step, e);
            case MarketEvent.Funded e -> {}
            case MarketEvent.ShortfallSettled e -> {
                pending = Math.addExact(pending, e.pending());
                heldBack.owe(step, e.pending());
            }
            case MarketEvent.Deleveraged e -> resolve(step, e.resolved());
            case MarketEvent.LossSocialised e -> resolve(step, e.amount());
            case MarketEvent.ShortfallWrittenOff e -> resolve(step, e.amount());
            case MarketEvent.OfPocket e -> {}
            case MarketEvent.Flagged e -> {}
            case MarketEvent.Unflagged e -> {}
            case MarketEvent.FlagFailed e -> {}
            case MarketEvent.OracleFeePaid e -> {}
            case MarketEvent.LiquidationFailed e -> liquidationsRefused++;
            case MarketEvent.Withdrawn e -> exits.add(new LpExit(step, e.shares(), e.amount(), null));
            case MarketEvent.WithdrawalRefused e -> exits.add(new LpExit(step, e.shares(), 0, e.error()));
        }
    }

    private void resolve(int step, long amount) {
        pending -= amount;
        heldBack.resolve(step, amount);
    }

    private void queued(int step, MarketEvent.OfQueue e) {
        MarketEvent.OrderRefused refused = queueRows.row(step, e);
        if (refused != null) {
            refusals.add(refused);
        }
    }

    /** From its settlement on the venue's mark is not the feed's any more. */
    private void intervened(int step, MarketEvent.Intervened e) {
        interventions.add(e);
        if (e.refusal() != null) {
            return;
        }
        switch (e.intervention()) {
            case Intervention.SettleAt settle -> marks = marks.standingFrom(step, settle.price());
            case Intervention.Pause pause when pause.actions().contains(ActionNames.WITHDRAW) -> heldBack.stop(step);
            case Intervention.Resume resume
            when resume.actions().contains(ActionNames.WITHDRAW) -> heldBack.resume(step);
            default -> {}
        }
    }

    private void decrease(int step, MarketEvent.PositionDecreased e) {
        long left = e.collateralLeft(positions.collateral(e.account()));
        positions.decrease(e.account(), e.size(), left, step);
        note(step, e.account());
        latencyTransfer = Math.addExact(latencyTransfer, latencyTransfer(step, e.size(), e.executionPrice()));
        unpaidClaims = Math.addExact(unpaidClaims, e.realised().unpaidClaim());
    }

    private void close(int step, int account, boolean forced, long mark, Settlement settlement) {
        long latency = latencyTransfer(step, settlement.size(), settlement.executionPrice());
        if (forced || settlement.shortfall() > 0) {
            ForcedClose.Part part = new ForcedClose.Part(step, mark, index.at(step), latency, settlement);
            forcedCloses.add(account, forced, episode(step, account, settlement), part, marks);
        }
        take(account, settlement, latency);
        note(step, account);
    }

    private void deleverage(int step, MarketEvent.PositionDeleveraged e) {
        Settlement settlement = e.settlement();
        deleveraged.add(
                step,
                e.account(),
                MarginMaths.notional(
                        settlement.size(),
                        settlement.executionPrice(),
                        venue.rules().sizeUnit()));
        close(step, e.account(), false, e.markPrice(), settlement);
    }

    private Episode episode(int step, int account, Settlement settlement) {
        return new Episode(
                rules,
                positions.size(account),
                positions.entryPrice(account),
                positions.collateral(account),
                Math.toIntExact(positions.changedAt(account)),
                step,
                settlement.funding(),
                settlement.borrowingFee());
    }

    private void note(int step, int account) {
        if (positions.isOpen(account)) {
            log.opened(
                    step,
                    account,
                    positions.size(account),
                    positions.entryPrice(account),
                    positions.collateral(account));
        } else {
            log.gone(step, account);
        }
    }

    /** Takes a closed part, or all, out of a position and counts what it moved. */
    private void take(int account, Settlement settlement, long latency) {
        if (settlement.size() == positions.size(account)) {
            positions.remove(account);
            forcedCloses.ended(account);
        } else {
            positions.reduce(account, settlement.size(), settlement.collateralLeft(positions.collateral(account)));
        }
        shortfall = Math.addExact(shortfall, settlement.shortfall());
        latencyTransfer = Math.addExact(latencyTransfer, latency);
        feesWaived = Math.addExact(feesWaived, settlement.feesWaived());
        unpaidClaims = Math.addExact(unpaidClaims, settlement.unpaidClaim());
    }

    private long latencyTransfer(int step, long size, long executionPrice) {
        return venue.closeMode() == CloseMode.ORACLE
                ? MarginMaths.pnl(
                        size, index.at(step), executionPrice, venue.rules().sizeUnit())
                : 0;
    }

    private long inDollars(PocketSpec pocket, long balance) {
        return stakeFeed != null && pocket.account().equals(Account.SAFETY_MODULE)
                ? FixedPoint.mulDivFloor(balance, stakeFeed.priceBefore(), FixedPoint.PRICE_ONE)
                : balance;
    }

    private long firstLossCapital() {
        long openInterest = tape.openInterest(venue.rules().sizeUnit());
        return venue.pockets().stream()
                .filter(pocket -> !pocket.account().equals(Account.LP))
                .mapToLong(pocket -> inDollars(pocket, pocket.balance(openInterest)))
                .sum();
    }
}
