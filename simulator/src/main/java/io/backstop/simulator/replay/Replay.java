package io.backstop.simulator.replay;

import io.backstop.model.cex.CexVenue;
import io.backstop.model.mirror.MirrorVenue;
import io.backstop.model.scenario.AgentSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.onchain.WaitingPrices;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Replays one tape on every venue of its scenario. */
public final class Replay {

    /** Measured with anvil 1.7.1 on two cores: a block's own work, and what each open position adds to it. */
    private static final double SECONDS_PER_BLOCK = 0.0015;

    private static final double SECONDS_PER_BLOCK_AND_ACCOUNT = 0.0000012;

    private final Scenario scenario;
    private final ScenarioTape tape;
    private final @Nullable ChainChoice chain;
    private final Consumer<String> progress;

    /**
     * A replay of a scenario's tape.
     *
     * @param chain where pool venues marked for it run as well; null for nowhere
     * @param progress is told in one line what goes on
     */
    public Replay(Scenario scenario, ScenarioTape tape, @Nullable ChainChoice chain, Consumer<String> progress) {
        this.scenario = scenario;
        this.tape = tape;
        this.chain = chain;
        this.progress = progress;
    }

    /**
     * Runs all venues, contract by contract; a pool venue's run on the chain comes just before its mirror's.
     *
     * @param maxChainAccounts largest number of accounts that may be opened on a chain
     */
    public List<VenueRun> run(int maxChainAccounts) {
        if (chain != null) {
            requireFewAccounts(maxChainAccounts);
            requireVenueForChain();
        }
        List<List<VenueRun>> models = new ArrayList<>();
        long start = System.nanoTime();
        for (VenueSpec venue : scenario.venues()) {
            models.add(
                    switch (venue) {
                        case VenueSpec.Pool pool -> List.of(mirror(pool));
                        case VenueSpec.Cex cex -> CexVenue.runsWithDepth(tape, cex);
                    });
        }
        progress.accept("models: %d venues in %d ms".formatted(models.size(), (System.nanoTime() - start) / 1_000_000));
        if (chain == null) {
            return models.stream().flatMap(List::stream).toList();
        }
        try (chain) {
            progress.accept("chain: " + chain.description());
            return withChainRuns(models, chain);
        }
    }

    /** Runs one venue on its Java engine, contract by contract, without a look at the depth of books; the runs depend on nothing else. */
    public static List<VenueRun> onModel(ScenarioTape tape, VenueSpec venue, long seed) {
        return switch (venue) {
            case VenueSpec.Pool pool -> {
                PoolJob job = PoolJob.of(tape, pool, seed);
                yield List.of(MirrorVenue.run(job.tape(), job.venue(), job.feeds()));
            }
            case VenueSpec.Cex cex -> CexVenue.runs(tape, cex);
        };
    }

    private List<VenueRun> withChainRuns(List<List<VenueRun>> models, ChainChoice choice) {
        try (ExecutorService workers = Executors.newFixedThreadPool(choice.parallel())) {
            List<Future<List<VenueRun>>> futures = new ArrayList<>();
            for (int i = 0; i < models.size(); i++) {
                VenueSpec venue = scenario.venues().get(i);
                List<VenueRun> model = models.get(i);
                futures.add(workers.submit(() -> beside(venue, model, choice)));
            }
            List<VenueRun> runs = new ArrayList<>();
            for (Future<List<VenueRun>> future : futures) {
                runs.addAll(await(future, workers));
            }
            return runs;
        }
    }

    private List<VenueRun> beside(VenueSpec venue, List<VenueRun> model, ChainChoice choice) {
        if (!(venue instanceof VenueSpec.Pool pool) || !pool.onChain()) {
            return model;
        }
        long start = System.nanoTime();
        PoolJob job = PoolJob.of(tape, pool, scenario.seed());
        ChainChoice.ChainRun done = choice.run(job);
        progress.accept("%s on chain: %d steps in %.1f s"
                .formatted(pool.id(), tape.grid().steps(), (System.nanoTime() - start) / 1e9));
        VenueRun mirror = done.times() == null
                ? model.getFirst()
                : MirrorVenue.run(job.tape(), job.venue(), job.feeds(), done.times());
        return List.of(done.run(), mirror);
    }

    private VenueRun mirror(VenueSpec.Pool pool) {
        PoolJob job = PoolJob.of(tape, pool, scenario.seed());
        if (chain != null && pool.onChain() && !pool.interruptions().all().isEmpty()) {
            WaitingPrices.requireRoom(job, chain.blockGasLimit());
        }
        return MirrorVenue.run(job.tape(), job.venue(), job.feeds());
    }

    private void requireFewAccounts(int maxChainAccounts) {
        long accounts = Stream.of(
                        tape.positions().stream().mapToInt(SeededPosition::account),
                        tape.orders().stream().mapToInt(TapeOrder::account),
                        tape.circumstances().agents().stream().mapToInt(AgentSpec::account))
                .flatMapToInt(ids -> ids)
                .distinct()
                .count();
        if (accounts > maxChainAccounts) {
            double seconds = tape.grid().steps() * (SECONDS_PER_BLOCK + SECONDS_PER_BLOCK_AND_ACCOUNT * accounts);
            throw new InputException(
                    "--max-chain-accounts: %d accounts on a chain would take about %.0f s for each venue, must be at most %d"
                            .formatted(accounts, Math.ceil(seconds), maxChainAccounts));
        }
    }

    private void requireVenueForChain() {
        boolean any = scenario.venues().stream().anyMatch(v -> v instanceof VenueSpec.Pool pool && pool.onChain());
        if (!any) {
            throw new InputException(
                    "--chain: no venue of scenario \"%s\" is marked \"chain: true\"".formatted(scenario.name()));
        }
    }

    private static List<VenueRun> await(Future<List<VenueRun>> future, ExecutorService workers) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            workers.shutdownNow();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
