package io.backstop.tests.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.Fees;
import io.backstop.contracts.sender.JournalFile;
import io.backstop.contracts.sender.OfferJournal;
import io.backstop.contracts.sender.Replacement;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.log.EventLog;
import io.backstop.keeper.log.LineLog;
import io.backstop.keeper.operation.KeeperLoop;
import io.backstop.keeper.operation.KeeperSettings;
import io.backstop.keeper.operation.KeeperStatus;
import io.backstop.keeper.record.BatchTimes;
import io.backstop.keeper.record.OutcomeLines;
import io.backstop.keeper.sending.Bounty;
import io.backstop.keeper.sending.SendingLimits;
import io.backstop.model.scenario.KeeperSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Credentials;

/** A keeper in a thread of its own, with all its lines. */
final class RunningKeeper implements AutoCloseable {

    private static final long GWEI = 1_000_000_000;
    private static final Fees FEES = new Fees(20 * GWEI, 2 * GWEI);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final EventLog log = new LineLog(LineLog.Form.TEXT, InstantSource.system(), lines::add);
    private final ChainConnection connection;
    private final List<TransactionSender> senders;
    private final KeeperLoop loop;
    private final Thread thread;
    private volatile @Nullable Throwable failure;

    /** How it is run; what is not said is as for whoever names no option. */
    static final class Builder {

        private final Stage stage;
        private final List<String> endpoints;
        private List<Credentials> accounts = List.of(DevAccount.KEEPER.credentials());
        private @Nullable Path state;
        private SendingLimits limits = new SendingLimits(20, 64, 50, Long.MAX_VALUE, false, false);
        private Bounty bounty = new Bounty(0, 0, 0);
        private KeeperSpec.Policy policy = KeeperSpec.Policy.ALL_AT_ONCE;
        private long capital = Long.MAX_VALUE;
        private Set<Integer> excluded = Set.of();
        private long minimumNotional;
        private boolean once;
        private int selfCheckEvery;
        private int stopWait = 20;
        private Duration timeout = Duration.ofMillis(1_500);
        private int checkpointEvery = 1;

        private Builder(Stage stage, List<String> endpoints) {
            this.stage = stage;
            this.endpoints = endpoints;
        }

        Builder accounts(DevAccount... all) {
            accounts = List.of(all).stream().map(DevAccount::credentials).toList();
            return this;
        }

        Builder state(Path folder) {
            state = folder;
            return this;
        }

        Builder limits(SendingLimits other) {
            limits = other;
            return this;
        }

        Builder without(int account) {
            excluded = Set.of(account);
            return this;
        }

        /** Micro-dollars at the entry price. */
        Builder leavingBelow(long dollars) {
            minimumNotional = dollars;
            return this;
        }

        Builder once() {
            once = true;
            return this;
        }

        Builder bounty(Bounty other) {
            bounty = other;
            return this;
        }

        /** Micro-dollars of capital, {@link Long#MAX_VALUE} if it does not count. */
        Builder policy(KeeperSpec.Policy other, long dollars) {
            policy = other;
            capital = dollars;
            return this;
        }

        Builder checkedEvery(int blocks) {
            selfCheckEvery = blocks;
            return this;
        }

        Builder checkpointEvery(int blocks) {
            checkpointEvery = blocks;
            return this;
        }

        Builder stopWait(int seconds) {
            stopWait = seconds;
            return this;
        }

        Builder timeout(Duration forAnAnswer) {
            timeout = forAnAnswer;
            return this;
        }

        RunningKeeper start() throws InterruptedException {
            RunningKeeper keeper = new RunningKeeper(this);
            keeper.await("watching");
            return keeper;
        }
    }

    static Builder on(Stage stage, String... endpoints) {
        return new Builder(stage, List.of(endpoints));
    }

    private RunningKeeper(Builder how) {
        connection = ChainConnection.open(how.endpoints, how.timeout, line -> log.warn("node-changed", "why", line));
        OfferJournal journal = how.state == null
                ? OfferJournal.NONE
                : JournalFile.open(how.state.resolve("journal"), line -> log.error("journal-failed", "why", line));
        senders = how.accounts.stream()
                .map(account -> TransactionSender.tending(
                        connection, account, FEES, new Replacement(2, 5_000 * GWEI, 12), journal))
                .toList();
        KeeperSettings settings = new KeeperSettings(
                how.stage.pool().address("market"),
                how.stage.pool().address("lens"),
                0,
                12,
                how.state,
                how.checkpointEvery,
                how.selfCheckEvery,
                how.excluded,
                how.minimumNotional,
                how.once,
                how.stopWait,
                how.limits,
                how.bounty,
                how.policy,
                how.capital,
                null);
        BatchTimes times = new BatchTimes(InstantSource.system(), System::nanoTime, List.of(new OutcomeLines(log)));
        KeeperStatus status = new KeeperStatus(InstantSource.system(), System::nanoTime, 60);
        loop = new KeeperLoop(connection, settings, senders, status, times, log);
        thread = Thread.ofPlatform().daemon().name("keeper").start(this::run);
    }

    private void run() {
        try {
            loop.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    List<String> lines() {
        return lines;
    }

    List<TransactionSender> senders() {
        return senders;
    }

    boolean told(String text) {
        return lines.stream().anyMatch(line -> line.contains(text));
    }

    /** How many lines contain this. */
    long times(String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }

    void await(String text) throws InterruptedException {
        awaitTimes(text, 1);
    }

    /** Waits for so many lines that contain this. */
    void awaitTimes(String text, int times) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (times(text) < times) {
            if (failure != null || System.nanoTime() > deadline) {
                throw new IllegalStateException("\"" + text + "\" does not come after " + lines, failure);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    void stop() {
        loop.stop();
    }

    /** Ends as if somebody asked it to, and tells of nothing that is still underway. */
    void stopCleanly() throws InterruptedException {
        loop.stop();
        thread.join(TimeUnit.SECONDS.toMillis(60));
        assertThat(failure).isNull();
        assertThat(lines.getLast()).as("%s", lines).endsWith(" info stopped underway=0");
    }

    /** Ends in the middle of whatever it does. */
    void kill() throws InterruptedException {
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(60));
    }

    @Override
    public void close() {
        loop.stop();
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }
}
