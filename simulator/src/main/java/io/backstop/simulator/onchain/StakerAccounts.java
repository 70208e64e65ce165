package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.Fees;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.StakerSpec;
import io.backstop.model.units.Hashes;
import org.web3j.crypto.Credentials;

/** The accounts from which stakers send: made from their names, so that every run has the same. */
final class StakerAccounts {

    private static final long TRANSFER_GAS = 21_000;

    /** Nine ether: more than two calls ask an account to have, and less than 64 bits hold. */
    private static final long ALLOWANCE = 9_000_000_000_000_000_000L;

    private StakerAccounts() {}

    static TransactionSender sender(ChainConnection connection, StakerSpec staker, int place) {
        Credentials credentials =
                Credentials.create(new Hashes().add("staker").add(staker.name()).hex());
        return TransactionSender.of(connection, credentials, Fees.staker(place));
    }

    /** Gives one of them ether. */
    static ContractCall allowance(String address) {
        return new ContractCall(address, "0x", TRANSFER_GAS, ALLOWANCE);
    }
}
