package io.backstop.tests.bench;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.simulator.onchain.OnChainVenue;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.tests.keeper.Rpc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a run on anvil costs beside a loop that does nothing but send the same signed transactions, block by block, over the same
 * connection to a node of its own; and what a Besu takes, where one is.
 */
final class ChainFigures {

    private static final int BLOCKS = 300;
    private static final int SENT = 5_000;
    private static final int ROUNDS = 5;
    private static final double MOST_TIMES_BARE = 2;
    private static final double LEAST_SHARE = 0.8;
    private static final long GENESIS = 1_700_000_000;
    private static final String NOBODY = "0x00000000000000000000000000000000000000aa";
    private static final long TRANSFER_GAS = 30_000;

    private final Path home;

    ChainFigures(Path home) {
        this.home = home;
    }

    /** All lines of the table. */
    List<Figure> lines() {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.atMost(
                "anvil: start, deploy, open 1,000 positions, stop", ChainSpeed.millis(home, 1_000), 8_000));
        // The first run of a JVM is the compiler's.
        scenario(1_000);
        figures.addAll(scenario(1_000));
        figures.addAll(scenario(10_000));
        figures.addAll(submission());
        figures.addAll(new BesuFigures(home).lines());
        return figures;
    }

    private List<Figure> scenario(int positions) {
        Crash crash = Crash.of(positions, BLOCKS);
        PoolJob job = new PoolJob(crash.tape(), crash.venue(), crash.feed(), null, null, null, 1);
        Timed<SentBlocks> run = run(job);
        Timed<String> bare = bare(job, run.what);
        if (!bare.what.equals(run.last)) {
            throw new IllegalStateException("the same transactions made another last block");
        }
        String name = "anvil: %d blocks with %,d positions".formatted(BLOCKS, positions);
        double times = run.millis / bare.millis;
        return List.of(
                Figure.plain(
                        name + ", run and comparison of all balances",
                        "%,.0f ms, %,d tx".formatted(run.millis, run.what.transactions())),
                Figure.plain("  the same transactions sent bare", "%,.0f ms".formatted(bare.millis)),
                new Figure("  the run ÷ that", "%.2f".formatted(times), "≤ 2", times <= MOST_TIMES_BARE));
    }

    /** What was timed, with the last block of the chain. */
    private record Timed<T>(T what, String last, double millis) {}

    private Timed<SentBlocks> run(PoolJob job) {
        try (LocalChain anvil = LocalChain.start(home, OnChainVenue.genesisTime(job))) {
            long start = System.nanoTime();
            OnChainVenue.run(job, ContractCode.BUILT, anvil.connection());
            double millis = (System.nanoTime() - start) / 1e6;
            SentBlocks sent = SentBlocks.of(anvil.connection(), hash -> Rpc.rawTransaction(anvil.httpUrl(), hash));
            return new Timed<>(sent, anvil.connection().latestBlock().hash(), millis);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Timed<String> bare(PoolJob job, SentBlocks sent) {
        try (LocalChain anvil = LocalChain.start(home, OnChainVenue.genesisTime(job))) {
            long start = System.nanoTime();
            String last = sent.replay(anvil.connection());
            return new Timed<>(last, last, (System.nanoTime() - start) / 1e6);
        }
    }

    /** One by one over one connection, signed before and signed on the way; the best of some rounds each, taken in turn. */
    private List<Figure> submission() {
        double bare = Double.MAX_VALUE;
        double sender = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            try (LocalChain anvil = LocalChain.start(home, GENESIS)) {
                List<String> signed = signed();
                bare = Math.min(bare, millis(anvil.connection(), connection -> signed.forEach(connection::sendRaw)));
            }
            try (LocalChain anvil = LocalChain.start(home, GENESIS)) {
                sender = Math.min(sender, millis(anvil.connection(), ChainFigures::send));
            }
        }
        double share = bare / sender;
        return List.of(
                Figure.plain("anvil: signed transactions sent bare", "%,.0f /s".formatted(SENT / bare * 1e3)),
                Figure.plain("  signed and sent by one account", "%,.0f /s".formatted(SENT / sender * 1e3)),
                new Figure("  that ÷ bare", "%.2f".formatted(share), "≥ 0.8", share >= LEAST_SHARE));
    }

    private static void send(ChainConnection connection) {
        TransactionSender.of(connection, DevAccount.KEEPER)
                .sendAll(Collections.nCopies(SENT, new ContractCall(NOBODY, "0x", TRANSFER_GAS)));
    }

    private List<String> signed() {
        try (LocalChain other = LocalChain.start(home, GENESIS)) {
            send(other.connection());
            other.clock().mine(GENESIS + 1);
            SentBlocks sent = SentBlocks.of(other.connection(), hash -> Rpc.rawTransaction(other.httpUrl(), hash));
            return sent.signed();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double millis(ChainConnection connection, Consumer<ChainConnection> work) {
        long start = System.nanoTime();
        work.accept(connection);
        return (System.nanoTime() - start) / 1e6;
    }
}
