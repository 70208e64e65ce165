package io.backstop.tests.oracle;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.venue.ContractError;
import io.backstop.oracle.signing.ReportDomain;
import io.backstop.oracle.signing.ReportSigners;
import io.backstop.tests.Repository;
import java.util.Optional;

/** A chain with one call in each block, and five signers. */
final class ReportChain implements AutoCloseable {

    static final long GENESIS = 1_700_000_000L;

    /** Gets fees that no test withdraws. */
    static final String TREASURY = "0x00000000000000000000000000000000000fee50";

    static final ReportSigners SIGNERS = ReportSigners.derived(1, "test/markFeed", 5);

    private static final long CREATE_GAS = 8_000_000;

    private final LocalChain chain = LocalChain.start(Repository.HOME, GENESIS);
    private final TransactionSender anybody = TransactionSender.of(chain.connection(), DevAccount.KEEPER);
    private long time = GENESIS;

    ChainConnection connection() {
        return chain.connection();
    }

    /** Deploys a contract in a block of its own and returns its address. */
    String deploy(String creation) {
        String address = anybody.futureContract(0);
        String transaction = anybody.create(creation, CREATE_GAS);
        mine(time + 1);
        connection().requireSuccess(transaction, "deployment was refused");
        return address;
    }

    /** What reports to this feed are signed for. */
    static ReportDomain domain(String feed) {
        return new ReportDomain(LocalChain.CHAIN_ID, feed);
    }

    /** Makes one call in a block of this time; empty if it went through. */
    Optional<ContractError> attempt(ContractCall call, long blockTime) {
        String transaction = anybody.send(call);
        mine(blockTime);
        boolean done = connection().awaitReceipt(transaction).succeeded();
        return done ? Optional.empty() : Optional.of(connection().refusal(transaction));
    }

    private void mine(long blockTime) {
        chain.clock().mine(blockTime);
        time = blockTime;
    }

    @Override
    public void close() {
        chain.close();
    }
}
