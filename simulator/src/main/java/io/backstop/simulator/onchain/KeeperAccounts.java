package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.Fees;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.KeeperSpec;
import io.backstop.model.units.Hashes;
import java.util.List;
import org.web3j.crypto.Credentials;

/** The accounts from which the keepers of a race send: made from their names, so that every run has the same. */
final class KeeperAccounts {

    private static final long TRANSFER_GAS = 21_000;

    /** Nine ether: what a node asks an account to have for a batch, and less than 64 bits hold. */
    private static final long ALLOWANCE = 9_000_000_000_000_000_000L;

    private KeeperAccounts() {}

    static TransactionSender sender(ChainConnection connection, KeeperSpec keeper) {
        return TransactionSender.of(connection, credentials(keeper), Fees.KEEPER);
    }

    /** Gives each of them ether; in a block of the caller's. */
    static void fund(TransactionSender giver, List<KeeperSpec> keepers) {
        for (KeeperSpec keeper : keepers) {
            giver.send(new ContractCall(credentials(keeper).getAddress(), "0x", TRANSFER_GAS, ALLOWANCE));
        }
    }

    private static Credentials credentials(KeeperSpec keeper) {
        return Credentials.create(new Hashes().add("keeper").add(keeper.id()).hex());
    }
}
