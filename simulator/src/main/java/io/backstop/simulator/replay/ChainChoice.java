package io.backstop.simulator.replay;

import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.InputException;
import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.onchain.PoolJob;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where pool venues run besides their mirror. */
public sealed interface ChainChoice extends AutoCloseable permits FreshChain, NamedChain {

    /** The word that stands for the best kind that is there. */
    String AUTO = "auto";

    /** What it is, and how it drives the chain, in one line. */
    String description();

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
        Optional<ChainKind> kind = name.equals(AUTO) ? best(home) : ChainKind.named(name);
        if (kind.isEmpty()) {
            if (name.equals(AUTO)) {
                throw new InputException("--chain auto: nothing is here: " + missing(home));
            }
            return NamedChain.at(name);
        }
        kind.get().missing(home).ifPresent(line -> {
            throw new InputException("--chain " + name + ": " + line);
        });
        return new FreshChain(kind.get(), home, ContractCode.BUILT, kept);
    }

    private static Optional<ChainKind> best(Path home) {
        return Stream.of(ChainKind.values())
                .filter(kind -> kind.missing(home).isEmpty())
                .findFirst();
    }

    private static String missing(Path home) {
        return Stream.of(ChainKind.values())
                .flatMap(kind -> kind.missing(home).stream())
                .collect(Collectors.joining("; "));
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
     * @param url its address for WebSocket
     * @param market address of the venue's market
     */
    record KeptChain(String venue, String url, String market) {}
}
