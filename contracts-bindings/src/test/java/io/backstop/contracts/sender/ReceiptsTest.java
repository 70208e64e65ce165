package io.backstop.contracts.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.Venues;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.FaultyNode;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.chain.Receipt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 150 transactions are in a block and one waits: two requests of at most a hundred questions find them out. */
class ReceiptsTest {

    private static final ContractCall CALL =
            new ContractCall("0x0000000000000000000000000000000000000abc", "0x01", 100_000);
    private static final int MINED = 150;

    private final LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS);
    private final FaultyNode node = new FaultyNode(chain.httpUrl());

    @AfterEach
    void stop() {
        node.close();
        chain.close();
    }

    @Test
    void aHundredAreAskedForAtOnce() {
        try (ChainConnection connection = ChainConnection.open(node.url())) {
            TransactionSender sender = TransactionSender.of(connection, DevAccount.KEEPER);
            List<String> sent = sent(sender);
            int before = node.requests();

            Map<String, Receipt> receipts = sender.receipts(sent);

            assertThat(node.requests() - before).isEqualTo(2);
            assertThat(receipts).containsOnlyKeys(sent.subList(0, MINED));
            assertThat(receipts.values()).allMatch(receipt -> receipt.succeeded() && receipt.block() == 1);
        }
    }

    /**
     * Of the first hundred: a list that is refused, whether it has a block's receipts, one receipt, those of its block. Of the other
     * 51, 50 in that block: one receipt, those of its block, and the one that waits. Then no list is tried again: 2 and 3.
     */
    @Test
    void aNodeThatTakesNoListAnyMoreIsAskedBlockByBlock() {
        try (ChainConnection connection = ChainConnection.open(node.url())) {
            TransactionSender sender = TransactionSender.of(connection, DevAccount.KEEPER);
            List<String> sent = sent(sender);
            node.set(FaultyNode.Mode.REFUSE_BATCH);
            int before = node.requests();

            Map<String, Receipt> receipts = sender.receipts(sent);
            int first = node.requests();
            sender.receipts(sent);

            assertThat(receipts).containsOnlyKeys(sent.subList(0, MINED));
            assertThat(first - before).isEqualTo(4 + 3);
            assertThat(node.requests() - first).isEqualTo(2 + 3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTransportFindsTheSame(Way way) {
        try (ChainConnection connection = ChainConnection.open(way.to(chain))) {
            TransactionSender sender = TransactionSender.of(connection, DevAccount.KEEPER);
            List<String> sent = sent(sender);

            assertThat(sender.receipts(sent)).containsOnlyKeys(sent.subList(0, MINED));
        }
    }

    /** How to reach the node. */
    enum Way {
        HTTP {
            @Override
            String to(LocalChain chain) {
                return chain.httpUrl();
            }
        },
        WEB_SOCKET {
            @Override
            String to(LocalChain chain) {
                return chain.webSocketUrl();
            }
        },
        SOCKET {
            @Override
            String to(LocalChain chain) {
                return chain.connection().endpoint();
            }
        };

        abstract String to(LocalChain chain);
    }

    private List<String> sent(TransactionSender sender) {
        List<String> mined = sender.sendAll(Collections.nCopies(MINED, CALL));
        chain.clock().mine(Venues.GENESIS + 1);
        List<String> all = new ArrayList<>(mined);
        all.add(sender.send(CALL));
        return all;
    }
}
