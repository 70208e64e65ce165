package io.backstop.simulator.replay;

import io.backstop.contracts.chain.BlockClock;
import io.backstop.contracts.chain.Capability;
import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.chain.NodeRequest;
import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.onchain.OnChainVenue;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.onchain.RealTimeRun;
import io.backstop.simulator.onchain.Speed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A fresh chain of one kind for each venue. A chain that can go back to its genesis serves the next venue that begins at the
 * same time, because that takes less time than another start. Threads may share it.
 */
public final class FreshChain implements ChainChoice {

    private final KindChoice choice;
    private final ChainKind kind;
    private final Speed speed;
    private final Path home;
    private final ContractCode code;
    private final @Nullable Consumer<KeptChain> kept;
    private final List<Idle> idle = new ArrayList<>();

    /**
     * Chains of this kind.
     *
     * @param home the product's folder
     * @param code the contracts to deploy
     * @param kept is handed each node that stays up; null to stop them
     */
    public FreshChain(ChainKind kind, Path home, ContractCode code, @Nullable Consumer<KeptChain> kept) {
        this(new KindChoice(kind, kind.word()), home, code, kept, Speed.NO_WAITING);
    }

    /**
     * The same at a speed.
     *
     * @param speed of the tape by the clock of a chain that has one of its own
     */
    FreshChain(KindChoice choice, Path home, ContractCode code, @Nullable Consumer<KeptChain> kept, Speed speed) {
        this.choice = choice;
        kind = choice.kind();
        this.speed = speed;
        this.home = home;
        this.code = code;
        this.kept = kept;
    }

    /** A chain at its genesis. */
    private record Idle(Chain chain, long genesisTime, String snapshot, long baseFee) {

        /** The name of a snapshot is used up when the chain goes back to it. */
        Idle again() {
            BlockClock clock = BlockClock.of(chain.connection());
            clock.goBack(snapshot, baseFee);
            return new Idle(chain, genesisTime, clock.snapshot(), baseFee);
        }
    }

    @Override
    public String description() {
        return choice.words()
                + (isOnDemand() ? ", blocks on demand at the tape's times" : ", " + ChainChoice.inRealTime(speed));
    }

    @Override
    public boolean isOnDemand() {
        return kind.isOnDemand();
    }

    @Override
    public int parallel() {
        return Math.min(2, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public long blockGasLimit() {
        return LocalChain.BLOCK_GAS_LIMIT;
    }

    @Override
    public ChainRun run(PoolJob job) {
        Idle fresh = take(OnChainVenue.genesisTime(job));
        boolean isDone = false;
        try {
            ChainRun run = run(job, fresh.chain());
            isDone = true;
            return run;
        } finally {
            if (!isDone) {
                fresh.chain().close();
            } else if (kept == null) {
                giveBack(fresh);
            }
        }
    }

    private ChainRun run(PoolJob job, Chain chain) {
        ChainRun done = isOnDemand()
                ? new ChainRun(OnChainVenue.run(job, code, chain.connection()), null)
                : inRealTime(job, chain);
        if (kept != null) {
            VenueRun run = done.run();
            kept.accept(new KeptChain(run.id(), chain.connection(), chain.webSocketUrl(), marketOf(run)));
        }
        return done;
    }

    private ChainRun inRealTime(PoolJob job, Chain chain) {
        RealTimeRun run = RealTimeRun.of(job, code, chain.connection(), speed);
        return new ChainRun(run.run(), run.times());
    }

    private Idle take(long genesisTime) {
        Idle found = found(genesisTime);
        if (found != null) {
            return found;
        }
        Chain chain = kind.start(NodeRequest.at(home, genesisTime));
        if (!goesBack()) {
            return new Idle(chain, genesisTime, "", 0);
        }
        BlockClock clock = BlockClock.of(chain.connection());
        return new Idle(chain, genesisTime, clock.snapshot(), clock.nextBaseFee());
    }

    private synchronized @Nullable Idle found(long genesisTime) {
        for (Iterator<Idle> each = idle.iterator(); each.hasNext(); ) {
            Idle next = each.next();
            if (next.genesisTime() == genesisTime) {
                each.remove();
                return next;
            }
        }
        return null;
    }

    private void giveBack(Idle used) {
        if (!goesBack()) {
            used.chain().close();
            return;
        }
        Idle again = used.again();
        synchronized (this) {
            idle.add(again);
        }
    }

    private boolean goesBack() {
        return kind.capabilities().contains(Capability.SNAPSHOTS);
    }

    @Override
    public synchronized void close() {
        idle.forEach(unused -> unused.chain().close());
        idle.clear();
    }

    private static String marketOf(VenueRun run) {
        return run.chain() == null ? "" : run.chain().addresses().getOrDefault("market", "");
    }
}
