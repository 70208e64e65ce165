package io.backstop.simulator.replay;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.Endpoints;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.InputException;
import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.onchain.Speed;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where pool venues run besides their mirror. */
public sealed interface ChainChoice extends AutoCloseable permits FreshChain, NamedChain {

    /** What it is, and how it drives the chain, in one line. */
    String description();

    /** Whether blocks are made when, and have the times that, they are told. */
    boolean isOnDemand();

    /** How many venues may run at the same time. */
    int parallel();

    /** Units of gas that a block may use. */
    long blockGasLimit();

    /** Replays one venue. */
    ChainRun run(PoolJob job);

    /** Ends what was started and need not stay up. */
    @Override
    void close();

    /**
     * The choice that {@code --chain} names: a kind of chain, {@code auto}, or the address of a node, which is asked at once.
     *
     * @param kept is handed each node that was started and stays up; null to stop them
     * @throws InputException if that kind cannot be started here, or nothing answers at that address
     */
    static ChainChoice of(String name, Path home, @Nullable Consumer<KeptChain> kept) {
        return of(name, home, kept, null);
    }

    /**
     * The same at a speed.
     *
     * @param speed of the tape by the chain's clock; null for a step in each block
     * @throws InputException if there is a speed and the chain makes blocks on demand
     */
    static ChainChoice of(String name, Path home, @Nullable Consumer<KeptChain> kept, @Nullable Speed speed) {
        KindChoice kind = KindChoice.of(name, home);
        Speed pace = speed == null ? Speed.NO_WAITING : speed;
        ChainChoice choice =
                kind == null ? NamedChain.at(name, pace) : new FreshChain(kind, home, ContractCode.BUILT, kept, pace);
        if (speed != null && choice.isOnDemand()) {
            throw new InputException(
                    "--speed: must not be given with --chain %s, which makes blocks on demand, at the tape's times"
                            .formatted(kind == null ? Endpoints.shown(name) : name));
        }
        return choice;
    }

    /** How a chain with a clock of its own is driven, in some words. */
    static String inRealTime(Speed speed) {
        return speed.equals(Speed.NO_WAITING)
                ? "in real time: one step of the tape for each of its blocks"
                : "in real time at %s: each step of the tape when its time has come, one for each block at most"
                        .formatted(speed);
    }

    /**
     * A venue's run.
     *
     * @param times of the blocks of a chain with a clock of its own, at which the venue's mirror must replay the tape; null
     *     where blocks have the tape's times
     */
    record ChainRun(VenueRun run, @Nullable BlockTimes times) {}

    /**
     * A node that stays up after its run.
     *
     * @param venue whose contracts are on it
     * @param connection to it
     * @param url its address for WebSocket
     * @param market address of the venue's market
     */
    record KeptChain(String venue, ChainConnection connection, String url, String market) {}
}
