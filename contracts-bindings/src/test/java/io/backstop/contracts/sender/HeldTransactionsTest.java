package io.backstop.contracts.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.Venues;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.chain.ScriptedNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Transactions that must come into one block, however long it takes to send them. */
class HeldTransactionsTest {

    private static final ContractCall CALL =
            new ContractCall("0x0000000000000000000000000000000000000abc", "0x01", 100_000);

    /** The publisher's second and third wait for his first, so a block between is empty; the operator's only one waits here. */
    @Test
    void allComeIntoOneBlockThoughOneIsMadeWhileTheyAreSent() {
        try (LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS)) {
            TransactionSender publisher = TransactionSender.of(chain.connection(), DevAccount.PUBLISHER);
            TransactionSender operator = TransactionSender.of(chain.connection(), DevAccount.OPERATOR);
            HeldTransactions held = HeldTransactions.of(List.of(publisher, operator));
            held.hold();
            List<String> sent =
                    List.of(publisher.send(CALL), operator.send(CALL), publisher.send(CALL), publisher.send(CALL));
            assertThat(chain.clock().waitingTransactions()).isZero();

            held.sendAhead();
            assertThat(chain.clock().waitingTransactions()).isEqualTo(2);
            chain.clock().mine(Venues.GENESIS + 1);
            held.release();
            chain.clock().mine(Venues.GENESIS + 2);

            assertThat(sent)
                    .allSatisfy(each -> assertThat(
                                    chain.connection().awaitReceipt(each).block())
                            .isEqualTo(2));
            assertThat(held.isEmpty()).isTrue();
        }
    }

    /** They tip the same, so that the block has them in the order in which the node gets them: 0, 1, 0 as they were sent. */
    @Test
    void whoTipsTheSameKeepsTheOrder() {
        try (LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS)) {
            List<TransactionSender> equals = List.of(
                    keeper(chain.connection(), DevAccount.KEEPER), keeper(chain.connection(), DevAccount.GUARDIAN));
            HeldTransactions held = HeldTransactions.of(equals);
            held.hold();
            List<String> sent = List.of(
                    equals.getFirst().send(CALL),
                    equals.getLast().send(CALL),
                    equals.getFirst().send(CALL));

            held.sendAhead();
            assertThat(chain.clock().waitingTransactions()).isZero();
            held.release();
            chain.clock().mine(Venues.GENESIS + 1);

            assertThat(sent)
                    .allSatisfy(each -> assertThat(
                                    chain.connection().awaitReceipt(each).block())
                            .isEqualTo(1));
        }
    }

    /** Some nodes hold nothing that has to wait: then it goes behind the one for which it waits. */
    @Test
    void whatANodeDoesNotTakeAheadGoesLast() {
        try (ScriptedNode node = new ScriptedNode();
                ChainConnection connection = ChainConnection.open(node.url())) {
            node.tell("eth_getTransactionCount", "\"0x0\"");
            node.tell("eth_getTransactionByHash", "null");
            node.refuse(
                    "eth_sendRawTransaction", -32_000, "Transaction nonce is too distant from current sender nonce");
            node.tell("eth_sendRawTransaction", "\"0x01\"");
            TransactionSender publisher = TransactionSender.of(connection, DevAccount.PUBLISHER);
            HeldTransactions held = HeldTransactions.of(List.of(publisher));
            held.hold();
            publisher.send(CALL);
            publisher.send(CALL);

            held.sendAhead();
            held.release();

            // The second is refused once; then both go.
            assertThat(node.asked())
                    .filteredOn("eth_sendRawTransaction"::equals)
                    .hasSize(3);
        }
    }

    @Test
    void whatIsNotHeldGoesAtOnce() {
        try (LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS)) {
            TransactionSender publisher = TransactionSender.of(chain.connection(), DevAccount.PUBLISHER);
            HeldTransactions held = HeldTransactions.of(List.of(publisher));

            publisher.send(CALL);

            assertThat(held.isEmpty()).isTrue();
            assertThat(chain.clock().waitingTransactions()).isEqualTo(1);
        }
    }

    private static TransactionSender keeper(ChainConnection connection, DevAccount account) {
        return TransactionSender.of(connection, account.credentials(), Fees.KEEPER);
    }
}
