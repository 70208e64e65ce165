package io.backstop.keeper.sending;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.Delivery;
import io.backstop.keeper.PromptDelivery;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.Witness;
import io.backstop.keeper.log.EventLog;
import io.backstop.keeper.reports.PulledReports;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.PricedChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends batches that fit a block from whichever account has most room, after asking the node what would be refused, for no more than
 * they are worth. What is not sent is free again at once; what was refused rests. Not thread safe.
 */
public final class LiveDelivery implements Delivery {

    private static final int[] ALL_SENT = {};

    private final PerpMarketGateway market;
    private final SendingLimits limits;
    private final Backoff backoff;
    private final Witness witness;
    private final EventLog log;
    private final Simulation simulation;
    private final Upkeep upkeep;
    private final Autopsy autopsy;
    private final Lanes lanes;
    private final LiquidationPrices prices;
    private final @Nullable PulledReports reports;
    private volatile boolean isStopped;
    private long sent;

    /**
     * Sends from these accounts.
     *
     * @param senders one at least, each of another account
     * @param reports what prices it brings; null if they are on the chain
     * @param confirmations so many blocks can be taken back
     */
    public LiveDelivery(
            ChainConnection connection,
            PerpMarketGateway market,
            List<TransactionSender> senders,
            @Nullable PulledReports reports,
            int confirmations,
            SendingLimits limits,
            Bounty bounty,
            Backoff backoff,
            Witness witness,
            EventLog log) {
        this.market = market;
        this.reports = reports;
        this.limits = limits;
        this.backoff = backoff;
        this.witness = witness;
        this.log = log;
        upkeep = Upkeep.of(connection, market);
        simulation = new Simulation(connection, senders.getFirst().address());
        autopsy = new Autopsy(connection, reports);
        lanes = new Lanes(
                senders.stream()
                        .map(sender -> new Lane(sender, new PromptDelivery(connection, market, sender, confirmations)))
                        .toList(),
                limits.window());
        prices = new LiquidationPrices(market, reports, bounty, lanes);
    }

    /** Whether as many transactions were sent as may be. */
    public boolean isSpent() {
        return !isLeft(1);
    }

    /** Sends nothing new from now on; any thread may say so. What is on its way is still tended. */
    public void stop() {
        isStopped = true;
    }

    private boolean isLeft(int transactions) {
        return limits.transactions() - sent >= transactions;
    }

    @Override
    public int[] submit(int[] accounts) {
        if (limits.isDryRun()) {
            tellOnly("would-liquidate", asks() ? sound(accounts) : accounts);
            return accounts;
        }
        int[] first = fitting(accounts);
        int[] sound = asks() ? sound(first) : first;
        List<Integer> unsent = without(accounts, sound);
        Bounty worth = prices.worth();
        for (int from = 0; from < sound.length; from += limits.batch()) {
            int[] part = Arrays.copyOfRange(sound, from, Math.min(sound.length, from + limits.batch()));
            if (!liquidate(part, worth)) {
                Arrays.stream(part).forEach(unsent::add);
            }
        }
        return unsent.stream().mapToInt(account -> account).toArray();
    }

    /**
     * What a liquidation is worth by what blocks cost and rewards are now.
     *
     * @param capital micro-dollars that offers on their way may cost at most
     */
    public PricedChoice.Prices prices(long capital) {
        return prices.within(capital);
    }

    /** What a price that comes along changes cannot be asked beforehand; whether its feed takes it was asked. */
    private boolean asks() {
        return limits.simulates() && (reports == null || !reports.areBrought());
    }

    /** As many as the accounts that send have room for: nobody else is worth a question to the node. */
    private int[] fitting(int[] accounts) {
        int most = Math.ceilDiv(accounts.length, limits.batch());
        long room = Math.min(lanes.room(most), limits.transactions() - sent);
        if (room >= most) {
            return accounts;
        }
        int[] fitting = Arrays.copyOf(accounts, Math.toIntExact(Math.max(0, room) * limits.batch()));
        tellUnsent(SentBatch.Kind.LIQUIDATION, accounts.length - fitting.length, isSpent() ? "max-tx" : "window");
        return fitting;
    }

    /** Whom the market would not refuse; the others rest. */
    private int[] sound(int[] accounts) {
        List<Optional<ContractError>> refusals = simulation.refusals(
                Arrays.stream(accounts).mapToObj(market::liquidate).toList());
        return IntStream.range(0, accounts.length)
                .filter(i -> !isRefused(accounts[i], refusals.get(i)))
                .map(i -> accounts[i])
                .toArray();
    }

    private boolean isRefused(int account, Optional<ContractError> refusal) {
        refusal.ifPresent(error -> {
            backoff.failed(account);
            Verdict verdict = Verdict.of(error);
            EventLog.Level level = verdict == Verdict.BUG ? EventLog.Level.ERROR : EventLog.Level.INFO;
            log.tell(level, "simulation-refused", "account", account, "error", error, "verdict", verdict);
        });
        return refusal.isPresent();
    }

    private static List<Integer> without(int[] accounts, int[] some) {
        List<Integer> rest = new ArrayList<>(Arrays.stream(accounts).boxed().toList());
        rest.removeAll(Arrays.stream(some).boxed().toList());
        return rest;
    }

    @Override
    public boolean submitNames(int[] named) {
        if (limits.isDryRun()) {
            tellOnly("would-deleverage", named);
            return false;
        }
        return send(SentBatch.Kind.DELEVERAGING, named, PromptDelivery.names(market, named));
    }

    @Override
    public boolean submitWriteOff() {
        if (limits.isDryRun()) {
            tellOnly("would-write-off");
            return false;
        }
        return send(SentBatch.Kind.WRITE_OFF, ALL_SENT, PromptDelivery.writeOff(market));
    }

    @Override
    public int[] submitFlags(int[] accounts) {
        if (limits.isDryRun()) {
            tellOnly("would-flag", accounts);
            return accounts;
        }
        ContractCall call = PromptDelivery.flags(market, accounts);
        return send(SentBatch.Kind.FLAGGING, accounts, call) ? ALL_SENT : accounts;
    }

    /** Has stake slashed and sold where that waits for anybody to do it. */
    public void lookAfterPockets() {
        for (ContractCall call : upkeep.due(lanes.calls())) {
            if (limits.isDryRun()) {
                tellOnly("would-slash");
            } else {
                send(SentBatch.Kind.SLASHING, ALL_SENT, call);
            }
        }
    }

    private void tellOnly(String event, int... accounts) {
        log.info(event, "accounts", Arrays.toString(accounts));
        for (int account : accounts) {
            backoff.failed(account);
        }
    }

    private boolean liquidate(int[] accounts, Bounty worth) {
        Lane lane = freest();
        if (lane == null || !isLeft(1)) {
            tellUnsent(SentBatch.Kind.LIQUIDATION, accounts.length, whyNot(lane));
            return false;
        }
        ContractCall price = price(lane);
        ContractCall call =
                price == null || reports == null ? market.liquidateBatch(accounts) : reports.liquidation(accounts);
        try {
            long most = prices.most(worth, accounts.length, call);
            if (prices.buysNothing(most)) {
                rest(SentBatch.Kind.LIQUIDATION, accounts, "unprofitable");
                return false;
            }
            SentBatch batch = sent(lane, SentBatch.Kind.LIQUIDATION, accounts, call, most);
            if (price != null) {
                lane.brings(price, batch);
            }
            return true;
        } catch (ChainException e) {
            rest(SentBatch.Kind.LIQUIDATION, accounts, String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Sends what goes by the price on the chain, and ahead of it from the same account the price that it goes by. */
    private boolean send(SentBatch.Kind kind, int[] accounts, ContractCall call) {
        Lane lane = freest();
        ContractCall price = lane == null || kind == SentBatch.Kind.SLASHING ? null : price(lane);
        if (lane == null || !isLeft(price == null ? 1 : 2)) {
            tellUnsent(kind, accounts.length, whyNot(lane));
            return false;
        }
        try {
            if (price != null) {
                lane.brings(price, sent(lane, SentBatch.Kind.PRICE, ALL_SENT, price, Long.MAX_VALUE));
            }
            sent(lane, kind, accounts, call, Long.MAX_VALUE);
            return true;
        } catch (ChainException e) {
            rest(kind, accounts, String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** None once it was told to stop. */
    private @Nullable Lane freest() {
        return isStopped ? null : lanes.freest();
    }

    private SentBatch sent(Lane lane, SentBatch.Kind kind, int[] accounts, ContractCall call, long most) {
        SentBatch batch = lane.delivery().send(kind, accounts, call, most);
        witness.sent(batch);
        sent++;
        return batch;
    }

    /** The update that an account has to bring now; null if there is none, or it is on its way from there. */
    private @Nullable ContractCall price(Lane lane) {
        ContractCall update = reports == null ? null : reports.update();
        return update == null || lane.carries(update) ? null : update;
    }

    private void tellUnsent(SentBatch.Kind kind, int accounts, String why) {
        log.warn("not-sent", "kind", kind, "accounts", accounts, "why", why);
    }

    private String whyNot(@Nullable Lane lane) {
        if (isStopped) {
            return "stopping";
        }
        return lane == null ? "window" : "max-tx";
    }

    private void rest(SentBatch.Kind kind, int[] accounts, String why) {
        tellUnsent(kind, accounts.length, why);
        for (int account : accounts) {
            backoff.failed(account);
        }
    }

    /** Tells what a unit of gas costs in the newest block without any tip, wei. */
    public void costs(long wei) {
        prices.costs(wei);
        lanes.all().forEach(lane -> lane.sender().costs(wei));
    }

    /** Sends again what was lost, and offers more for what waits too long; once a second at most. */
    public void tend() {
        for (Lane lane : lanes.all()) {
            lane.sender().tendInTime();
        }
    }

    @Override
    public long landing() {
        return lanes.first().delivery().landing();
    }

    @Override
    public List<SentBatch> completed(long block) {
        List<SentBatch> completed = lanes.completed(block, (batch, lane) -> autopsy.of(batch, lane.sender()));
        completed.forEach(prices::learnGas);
        return completed;
    }

    @Override
    public List<SentBatch> reopened(long firstUndone) {
        return lanes.deliveries()
                .flatMap(delivery -> delivery.reopened(firstUndone).stream())
                .toList();
    }

    @Override
    public List<SentBatch> underway() {
        return lanes.deliveries()
                .flatMap(delivery -> delivery.underway().stream())
                .toList();
    }
}
