package io.backstop.contracts.gates;

import io.backstop.contracts.Venues;
import io.backstop.contracts.abi.ContractErrors;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.LocalChain;
import io.backstop.contracts.chain.Traces;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;

/** A chain on which each call has a block of its own, and the words in which both sides tell what came of it. */
final class ChainOfOne implements AutoCloseable {

    private static final long GAS = 5_000_000;

    private final LocalChain chain = LocalChain.start(Venues.HOME, Venues.GENESIS);
    private final BlockTime time;

    ChainOfOne(BlockTime time) {
        this.time = time;
        time.set(now());
    }

    TransactionSender sender(DevAccount account) {
        return TransactionSender.of(chain.connection(), account);
    }

    long now() {
        return chain.connection().latestBlock().timestamp();
    }

    /** Puts a scripted contract at an address. */
    void script(String address, ScriptedContract contract) {
        Traces.setCode(chain.connection(), address, contract.code());
    }

    String create(TransactionSender sender, String creation) {
        String address = sender.futureContract(0);
        String transaction = sender.create(creation, GAS);
        mine(1);
        chain.connection().requireSuccess(transaction, "a contract of the test was refused");
        return address;
    }

    /** What came of a call in a block of its own, which the mirror's clock shows already: "done" or the error. */
    String outcome(TransactionSender sender, String contract, String calldata, long seconds) {
        time.set(now() + seconds);
        String transaction = sender.send(new ContractCall(contract, calldata, GAS));
        chain.clock().mine(time.seconds());
        boolean succeeded = chain.connection().awaitReceipt(transaction).succeeded();
        String output = Traces.output(chain.connection(), transaction);
        return succeeded ? "done" : ContractErrors.decode(output).toString();
    }

    /** What a view says. */
    Words read(String contract, String calldata) {
        return Words.of(chain.connection().call(contract, calldata));
    }

    /** What the mirror made of the same call. */
    static String outcome(Runnable call) {
        try {
            call.run();
            return "done";
        } catch (ContractRevert revert) {
            return revert.error().toString();
        }
    }

    @Override
    public void close() {
        chain.close();
    }

    private void mine(long seconds) {
        time.set(now() + seconds);
        chain.clock().mine(time.seconds());
    }
}
