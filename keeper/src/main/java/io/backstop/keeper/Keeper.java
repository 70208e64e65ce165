package io.backstop.keeper;

import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.Receipt;
import io.backstop.contracts.gateway.MarketEvents;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.FlagBook;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.MarketEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Follows one market block by block and liquidates whom the policy names. It is told of each head by whoever drives it:
 * a subscription when it runs alone, the venue inside a run. Not thread safe.
 */
public final class Keeper {

    private final Sight sight;
    private final EventSource events;
    private final @Nullable FlagBook flags;
    private final KeeperView view;
    private final Delivery delivery;
    private final int mostPerBlock;
    private final Witness witness;
    private long markPrice;
    private final Map<Integer, LiquidationOutcome> heard = new HashMap<>();

    /**
     * A keeper that knows nothing yet.
     *
     * @param events the market's events
     * @param mostPerBlock at most so many liquidations are sent for one head
     * @param firstBlock the block in which to start reading
     * @param witness is told of what it does
     */
    public Keeper(
            PerpMarketGateway market,
            MarketEvents events,
            Delivery delivery,
            int mostPerBlock,
            long firstBlock,
            Witness witness) {
        this(market, Sight.of(market), events, delivery, mostPerBlock, firstBlock, witness);
    }

    /**
     * A keeper that knows nothing yet and judges by a price of its own.
     *
     * @param sight the price and what follows from it
     * @param events the market's events
     * @param mostPerBlock at most so many liquidations are sent for one head
     * @param firstBlock the block in which to start reading
     * @param witness is told of what it does
     */
    public Keeper(
            PerpMarketGateway market,
            Sight sight,
            MarketEvents events,
            Delivery delivery,
            int mostPerBlock,
            long firstBlock,
            Witness witness) {
        this(market, sight, new PagedEvents(events, firstBlock), delivery, mostPerBlock, witness);
    }

    /**
     * A keeper that knows nothing yet, judges by a price of its own and learns from a source of its own.
     *
     * @param sight the price and what follows from it
     * @param mostPerBlock at most so many liquidations are sent for one head
     * @param witness is told of what it does
     */
    public Keeper(
            PerpMarketGateway market,
            Sight sight,
            EventSource events,
            Delivery delivery,
            int mostPerBlock,
            Witness witness) {
        this.sight = sight;
        this.events = events;
        this.delivery = delivery;
        this.mostPerBlock = mostPerBlock;
        this.witness = witness;
        GateSpec.Flags limits = market.flagLimits();
        flags = limits == null ? null : new FlagBook(limits);
        view = ChainSources.newView(market, sight, flags);
        delivery.underway().forEach(this::hold);
    }

    /**
     * Reads up to this block, accounts for what it sent, decides and submits; it is idle when this returns.
     *
     * @param seconds the block's time
     */
    public void onHead(long block, long seconds) {
        finish(block);
        if (flags != null) {
            flags.landsAt(delivery.landing());
        }
        int left = mostPerBlock;
        for (int which = 0; which < sight.choices() && left > 0; which++) {
            sight.choose(which);
            markPrice = sight.markPrice();
            int[] accounts = view.decide(markPrice, left);
            if (accounts.length > 0) {
                witness.decided(block, markPrice, accounts);
                submit(accounts);
            }
            left -= accounts.length;
        }
        decideLastResort(seconds);
    }

    /** By the newest price: who waited long enough, and who is to be closed although he does not want to. */
    private void decideLastResort(long seconds) {
        if (view.decideWriteOff(seconds)) {
            submitWriteOff();
        }
        if (sight.choices() == 0) {
            return;
        }
        sight.choose(sight.choices() - 1);
        int[] named = view.decideDeleveraging(sight.markPrice());
        if (named.length > 0) {
            submitNames(named);
        }
    }

    private void submitWriteOff() {
        boolean isSent = false;
        try {
            isSent = delivery.submitWriteOff();
        } finally {
            if (!isSent) {
                view.writeOffResolved();
            }
        }
    }

    private void submitNames(int... named) {
        boolean isSent = false;
        try {
            isSent = delivery.submitNames(named);
        } finally {
            if (!isSent) {
                view.deleveragingResolved();
            }
        }
    }

    /** If the node fails in the middle, only what is on its way stays in flight. */
    private void submit(int[] accounts) {
        try {
            handOver(accounts);
        } catch (ChainException e) {
            view.resolved(accounts);
            delivery.underway().forEach(this::hold);
            throw e;
        }
    }

    /** Whoever bears a ripe flag, or needs none, is liquidated; the others are flagged. */
    private void handOver(int[] accounts) {
        int[] ripe = flags == null ? accounts : flags.ripe(accounts);
        if (ripe.length > 0) {
            view.resolved(delivery.submit(ripe));
        }
        if (ripe.length < accounts.length) {
            view.resolved(delivery.submitFlags(Objects.requireNonNull(flags).unflagged(accounts)));
        }
    }

    /** Reads up to this block and accounts for what it sent, without deciding anything. */
    public void finish(long block) {
        read(block);
        for (SentBatch batch : delivery.completed(block)) {
            complete(batch);
        }
        forgetOthers();
    }

    /** Reads up to this block without deciding anything: the keeper is off. */
    public void catchUp(long block) {
        read(block);
    }

    /** Whether it would liquidate anybody at this mark price (1e-8 dollar). */
    public boolean finds(long markPrice) {
        return view.finds(markPrice);
    }

    /** What it knows. */
    public KeeperView view() {
        return view;
    }

    /** Number of positions that had to be looked at one by one at the last mark. */
    public int candidates() {
        return view.candidates(markPrice);
    }

    /** Number of positions it knows to be open. */
    public int openPositions() {
        return view.open();
    }

    private void read(long block) {
        long firstUndone = events.readTo(block, view, this::hear);
        if (firstUndone != EventSource.NOTHING_UNDONE) {
            for (SentBatch batch : delivery.reopened(firstUndone)) {
                reopen(batch);
            }
        }
    }

    private void reopen(SentBatch batch) {
        witness.reopened(batch);
        hold(batch);
    }

    private void hold(SentBatch batch) {
        switch (batch.kind()) {
            case LIQUIDATION, FLAGGING -> view.hold(batch.accounts());
            case DELEVERAGING -> view.holdDeleveraging();
            case WRITE_OFF -> view.holdWriteOff();
            case SLASHING, PRICE -> {}
        }
    }

    private void hear(MarketEvent event) {
        switch (event) {
            case MarketEvent.PositionLiquidated e -> became(new LiquidationOutcome.Closed(e.account(), e.settlement()));
            case MarketEvent.Flagged e -> {}
            case MarketEvent.Unflagged e -> {}
            case MarketEvent.FlagFailed e -> {}
            case MarketEvent.OracleFeePaid e -> {}
            case MarketEvent.LiquidationFailed e -> became(LiquidationOutcome.of(e.account(), e.error()));
            case MarketEvent.PositionOpened e -> {}
            case MarketEvent.PositionIncreased e -> {}
            case MarketEvent.PositionDecreased e -> {}
            case MarketEvent.PositionClosed e -> {}
            case MarketEvent.PositionDeleveraged e ->
                became(new LiquidationOutcome.Deleveraged(e.account(), e.settlement()));
            case MarketEvent.ShortfallSettled e -> {}
            case MarketEvent.Deleveraged e -> {}
            case MarketEvent.LossSocialised e -> {}
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

    /** It is told when the account's batch is, also if there is a position again by then. */
    private void became(LiquidationOutcome outcome) {
        heard.put(outcome.account(), outcome);
    }

    /** What others did is of no interest; only now, because batches in blocks that were taken back are underway again by now. */
    private void forgetOthers() {
        if (!view.isDeleveragingInFlight()) {
            heard.keySet().removeIf(account -> !view.isInFlight(account));
        }
    }

    private void complete(SentBatch batch) {
        if (!wasTold(batch)) {
            witness.completed(batch);
        }
        switch (batch.kind()) {
            case LIQUIDATION -> {
                view.resolved(batch.accounts());
                report(batch);
            }
            case DELEVERAGING -> {
                view.deleveragingResolved();
                reportDeleveraged(batch);
            }
            case WRITE_OFF -> view.writeOffResolved();
            case FLAGGING -> view.resolved(batch.accounts());
            case SLASHING, PRICE -> {}
        }
    }

    /** An earlier life of this keeper knew all of that block, so that it had told what became of its batches. */
    private boolean wasTold(SentBatch batch) {
        Receipt receipt = batch.receipt();
        return receipt != null && receipt.block() <= events.knownAtStart();
    }

    /** More are named than are needed. */
    private void reportDeleveraged(SentBatch batch) {
        for (int account : batch.accounts()) {
            LiquidationOutcome outcome = heard.remove(account);
            if (outcome != null && batch.wasCarriedOut() && !wasTold(batch)) {
                witness.became(outcome, batch);
            }
        }
    }

    /** What others did with an account is not what became of a transaction that failed. */
    private void report(SentBatch batch) {
        for (int account : batch.accounts()) {
            LiquidationOutcome outcome = heard.remove(account);
            if (!wasTold(batch)) {
                witness.became(outcome == null || !batch.wasCarriedOut() ? undone(account, batch) : outcome, batch);
            }
        }
    }

    private static LiquidationOutcome undone(int account, SentBatch batch) {
        ContractError refusal = batch.refusal();
        return refusal == null
                ? new LiquidationOutcome.Reverted(account, batch.transaction())
                : new LiquidationOutcome.Refused(account, refusal);
    }
}
