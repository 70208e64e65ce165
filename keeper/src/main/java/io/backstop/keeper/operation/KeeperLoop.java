package io.backstop.keeper.operation;

import io.backstop.contracts.chain.BehindException;
import io.backstop.contracts.chain.Block;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.ContractRevertException;
import io.backstop.contracts.gateway.FlagsGateway;
import io.backstop.contracts.gateway.LensGateway;
import io.backstop.contracts.gateway.MarketEvents;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.gateway.ShortfallsGateway;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.Keeper;
import io.backstop.keeper.SentBatch;
import io.backstop.keeper.Sight;
import io.backstop.keeper.Witness;
import io.backstop.keeper.Witnesses;
import io.backstop.keeper.log.EventLog;
import io.backstop.keeper.reports.PulledReports;
import io.backstop.keeper.reports.ReportSettings;
import io.backstop.keeper.sending.Backoff;
import io.backstop.keeper.sending.LiveDelivery;
import io.backstop.keeper.sending.Rests;
import io.backstop.keeper.state.CheckpointFile;
import io.backstop.keeper.state.FollowedChain;
import io.backstop.keeper.state.LensPositions;
import io.backstop.keeper.state.ReadableChain;
import io.backstop.keeper.state.SelfCheck;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.KeeperSpec;
import io.backstop.model.units.Decimals;
import io.backstop.model.venue.KnownPosition;
import io.backstop.model.venue.PricedChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A keeper that runs alone against any chain until it is told to stop. A node that fails, lies behind or is another chain's
 * stops it from acting, not from running. One thread runs it; any may stop it and read its status.
 */
public final class KeeperLoop {

    private static final long SETTLE_MILLIS = 50;

    private final ChainConnection connection;
    private final KeeperSettings settings;
    private final List<TransactionSender> senders;
    private final PerpMarketGateway market;
    private final long chainId;
    private final @Nullable PulledReports reports;
    private final LiveDelivery delivery;
    private final FollowedChain followed;
    private final @Nullable CheckpointFile checkpoint;
    private final @Nullable SelfCheck selfCheck;
    private final Keeper keeper;
    private final Backoff backoff = new Backoff();
    private final KeeperStatus status;
    private final Witness witness;
    private final EventLog log;
    private final Trouble trouble;
    private final StopSign stop = new StopSign(System::nanoTime);
    private volatile Runnable wakes = () -> {};
    private @Nullable Block seen;
    private long rescans;

    /**
     * A loop for one market.
     *
     * @param senders one at least, each of another account
     * @param status is kept up to date
     * @param witness is told of what it does
     * @throws InputException if there is no market at this address
     */
    public KeeperLoop(
            ChainConnection connection,
            KeeperSettings settings,
            List<TransactionSender> senders,
            KeeperStatus status,
            Witness witness,
            EventLog log) {
        this.connection = connection;
        this.settings = settings;
        this.senders = List.copyOf(senders);
        this.status = status;
        this.witness = new Witnesses(List.of(new Rests(backoff), witness));
        this.log = log;
        trouble = new Trouble(log, stop);
        market = new PerpMarketGateway(connection, settings.market());
        long sizeUnit = NamedMarket.rules(connection, settings.market()).sizeUnit();
        chainId = connection.chainId();
        reports = reports(settings.reports());
        delivery = new LiveDelivery(
                connection,
                market,
                senders,
                reports,
                settings.confirmations(),
                settings.limits(),
                settings.bounty(),
                backoff,
                this.witness,
                log);
        MarketEvents events = MarketEvents.ofPositions(connection, telling());
        followed = new FollowedChain(
                ReadableChain.of(connection, events), settings.firstBlock(), settings.confirmations(), log);
        int most = settings.limits().perBlock(connection.blockGasLimit(), PerpMarketGateway.gasOfOne());
        Sight sight = sight(settings);
        keeper = new Keeper(market, sight, followed, delivery, most, this.witness);
        keeper.view().leaveOut(leftOut(sizeUnit));
        checkpoint = settings.state() == null
                ? null
                : new CheckpointFile(
                        settings.state().resolve(settings.market() + ".checkpoint"), chainId, settings.market(), log);
        selfCheck = settings.lens() == null
                ? null
                : new SelfCheck(
                        new LensPositions(new LensGateway(connection, settings.lens()), market),
                        settings.selfCheckEvery(),
                        log);
    }

    private Sight sight(KeeperSettings settings) {
        Sight seen = reports == null ? Sight.of(market) : reports;
        return settings.policy() == KeeperSpec.Policy.ALL_AT_ONCE
                ? seen
                : new ChoosingSight(
                        seen, new PricedChoice(settings.policy(), market.rules(), delivery.prices(settings.capital())));
    }

    private IntPredicate leftOut(long sizeUnit) {
        return account -> {
            if (backoff.rests(account) || settings.excluded().contains(account)) {
                return true;
            }
            KnownPosition known = keeper.view().known(account);
            return settings.minimumNotional() > 0
                    && MarginMaths.notional(known.size(), known.entryPrice(), sizeUnit) < settings.minimumNotional();
        };
    }

    /** Follows the chain until {@link #stop}, then waits for its transactions and tells of those that are still underway. */
    public void run() throws InterruptedException {
        if (checkpoint != null) {
            checkpoint.resume(followed, keeper.view());
        }
        try (Heads heads = new Heads(connection, log)) {
            wakes = heads::wake;
            status.watch(heads, trouble, followed, checkpoint, selfCheck);
            follow(heads);
        }
        settle();
    }

    private void follow(Heads heads) throws InterruptedException {
        try (PulledReports pulled = reports) {
            if (pulled != null) {
                pulled.start(heads::wake);
            }
            while (!isDone()) {
                look(heads);
            }
        }
    }

    private boolean isDone() {
        return stop.isTold() || delivery.isSpent() || (settings.isOnce() && seen != null);
    }

    private void look(Heads heads) throws InterruptedException {
        try {
            boolean told = heads.await();
            if (stop.isTold()) {
                return;
            }
            status.turned();
            Block newest = heads.newest(told);
            if ((!isSeen(newest) || bringsNews()) && work(newest)) {
                seen = newest;
            }
            delivery.tend();
            trouble.end();
        } catch (BehindException e) {
            status.waits();
        } catch (ChainException e) {
            status.waits();
            trouble.pause(e);
            connection.renew();
            heads.restart();
        }
    }

    private boolean bringsNews() {
        return reports != null && reports.areNew();
    }

    private boolean isSeen(Block newest) {
        return seen != null && newest.hash().equals(seen.hash());
    }

    /** False if nothing may be done with this block now. */
    private boolean work(Block newest) {
        if (connection.blocksBehind() > ChainConnection.MOST_BLOCKS_BEHIND) {
            status.waits();
            return false;
        }
        if (!follows(newest)) {
            requireSameChain();
        }
        witness.saw(newest.number());
        backoff.at(newest.number());
        followed.head(newest);
        delivery.costs(newest.baseFee());
        if (reports != null) {
            reports.look();
        }
        keeper.onHead(newest.number(), newest.timestamp());
        if (!settings.policy().worksForPay()) {
            delivery.lookAfterPockets();
        }
        tellFirst(newest);
        status.read(newest, keeper.openPositions(), keeper.candidates());
        if (checkpoint != null && newest.number() - checkpoint.savedBlock() >= settings.checkpointEvery()) {
            checkpoint.save(followed, keeper.view());
        }
        if (selfCheck != null) {
            selfCheck.after(newest, keeper.view());
        }
        return true;
    }

    private boolean follows(Block newest) {
        return seen != null && newest.parent().equals(seen.hash());
    }

    /** Behind one address another node may answer by now. */
    private void requireSameChain() {
        connection.requireChainId(chainId);
        if (followed.rescans() != rescans) {
            rescans = followed.rescans();
            requireCode();
        }
    }

    private void requireCode() {
        if (connection.code(settings.market()).length() <= 2) {
            throw new ChainException(
                    "chain at %s: there is no market at %s".formatted(connection.endpoint(), settings.market()));
        }
    }

    private void tellFirst(Block newest) {
        if (seen == null) {
            log.info(
                    "watching",
                    "market",
                    market.address(),
                    "block",
                    newest.number(),
                    "positions",
                    keeper.openPositions(),
                    "mark",
                    Decimals.format(market.markPrice(), Decimals.PRICE),
                    "accounts",
                    String.join(
                            ",",
                            senders.stream().map(TransactionSender::address).toList()));
        }
    }

    /** What is underway is waited for, from when the end was wanted on, and told if it does not come. */
    private void settle() throws InterruptedException {
        stop.tell();
        List<SentBatch> underway = delivery.underway();
        while (!underway.isEmpty() && stop.isWithin(settings.stopSeconds())) {
            complete();
            underway = delivery.underway();
            if (!underway.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
            }
        }
        for (SentBatch batch : underway) {
            log.warn(
                    "left-underway",
                    "transaction",
                    batch.transaction(),
                    "kind",
                    batch.kind(),
                    "accounts",
                    Arrays.toString(batch.accounts()));
        }
        if (checkpoint != null) {
            checkpoint.save(followed, keeper.view());
        }
        log.info("stopped", "underway", underway.size());
    }

    private void complete() {
        try {
            delivery.tend();
            long block = connection.blockNumber();
            keeper.finish(block);
            trouble.end();
        } catch (BehindException e) {
            // The next question may find the block.
        } catch (ChainException e) {
            trouble.note(e);
            connection.renew();
        }
    }

    /** Lets {@link #run} send nothing more, and return when what is underway is settled or the time for that is over. */
    public void stop() {
        stop.tell();
        delivery.stop();
        wakes.run();
    }

    private @Nullable PulledReports reports(@Nullable ReportSettings how) {
        if (how == null) {
            return null;
        }
        try {
            return new PulledReports(connection, market, how, senders.getFirst().address(), log);
        } catch (ContractRevertException e) {
            throw new InputException("--reports: the feed at " + how.feed() + " takes no reports");
        }
    }

    /** The market, where its accounts are flagged, and where its shortfalls wait, which tells of losses that all bear. */
    private List<String> telling() {
        FlagsGateway flags = market.flags();
        ShortfallsGateway shortfalls = market.shortfalls();
        List<String> contracts = new ArrayList<>(List.of(market.address()));
        if (flags != null) {
            contracts.add(flags.contract());
        }
        if (shortfalls != null) {
            contracts.add(shortfalls.contract());
        }
        return contracts;
    }
}
