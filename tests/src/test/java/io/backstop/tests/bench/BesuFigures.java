package io.backstop.tests.bench;

import io.backstop.contracts.chain.Chain;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.NodeRequest;
import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** How many transfers a second come into the blocks of a Besu that makes one a second; a kind that is not here is named. */
final class BesuFigures {

    private static final List<DevAccount> SENDERS =
            List.of(DevAccount.DEPLOYER, DevAccount.PUBLISHER, DevAccount.OPERATOR, DevAccount.KEEPER);
    private static final int EACH = 1_000;

    /** Of an account, in no block yet: a Besu that was started without our options holds 200. */
    private static final int WINDOW = 190;

    private static final long ASK_NANOS = 20_000_000;
    private static final double LEAST_PER_SECOND = 150;
    private static final ContractCall TRANSFER =
            new ContractCall("0x00000000000000000000000000000000000000aa", "0x", 21_000);

    private final Path home;

    BesuFigures(Path home) {
        this.home = home;
    }

    /** A line for each kind. */
    List<Figure> lines() {
        return Stream.of(ChainKind.BESU_HOME, ChainKind.BESU).map(this::line).toList();
    }

    private Figure line(ChainKind kind) {
        String name =
                "%s: transfers of %d accounts, until the last is in a block".formatted(kind.word(), SENDERS.size());
        if (kind.missing(home).isPresent()) {
            return Figure.plain(name, "not here");
        }
        try (Chain chain = kind.start(NodeRequest.at(home, 0))) {
            double perSecond = perSecond(chain);
            return new Figure(
                    name,
                    "%,.0f /s".formatted(perSecond),
                    "≥ %,.0f /s".formatted(LEAST_PER_SECOND),
                    perSecond >= LEAST_PER_SECOND);
        }
    }

    private static double perSecond(Chain chain) {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS.size())) {
            SENDERS.stream()
                    .map(account -> CompletableFuture.runAsync(() -> sendAll(chain.webSocketUrl(), account), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        return SENDERS.size() * EACH / ((System.nanoTime() - start) / 1e9);
    }

    private static void sendAll(String url, DevAccount account) {
        try (ChainConnection connection = ChainConnection.open(url)) {
            TransactionSender sender = TransactionSender.of(connection, account);
            for (int sent = 0; sent < EACH; sent++) {
                if (sent % WINDOW == 0) {
                    awaitMined(connection, account, sent);
                }
                sender.send(TRANSFER);
            }
            awaitMined(connection, account, EACH);
        }
    }

    private static void awaitMined(ChainConnection connection, DevAccount account, int count) {
        while (connection.minedCount(account.address()) < count) {
            LockSupport.parkNanos(ASK_NANOS);
        }
    }
}
