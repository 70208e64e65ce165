package io.backstop.contracts.chain.kind;

import io.backstop.contracts.chain.Capability;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.chain.LocalChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Keys;
import org.web3j.utils.Numeric;

/**
 * A new network of a single Besu, which is its validator.
 *
 * @param validatorKey private, in hexadecimal; worth nothing anywhere else
 * @param genesis the genesis file's text
 */
record BesuNetwork(String validatorKey, String genesis) {

    /** It makes its blocks itself, once a second, for nothing. */
    static final Set<Capability> CAPABILITIES = Set.copyOf(EnumSet.of(Capability.PREFUNDED_ACCOUNTS));

    private static final String APIS = "ETH,NET,WEB3,QBFT,TXPOOL,DEBUG";

    /** How long a block may be filled, of the time between two: less than a validator waits for one, twice over. */
    private static final int SELECTION_PERCENT = 300;

    /** A network with a validator's key of its own. */
    static BesuNetwork create(Hardfork hardfork) {
        try {
            Credentials validator = Credentials.create(Keys.createEcKeyPair());
            String key = Numeric.toHexStringWithPrefixZeroPadded(
                    validator.getEcKeyPair().getPrivateKey(), 64);
            return new BesuNetwork(key, new QbftGenesis(validator.getAddress(), hardfork).json());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no key generator for secp256k1", e);
        }
    }

    /**
     * Lays the files of a Besu into an empty folder.
     *
     * @return the options that name them
     * @throws IOException if they are there already or cannot be written
     */
    List<String> layInto(Path folder) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(data.resolve("key"), validatorKey);
        Path file = Files.writeString(folder.resolve("genesis.json"), genesis);
        return List.of("--data-path=" + data, "--genesis-file=" + file);
    }

    /**
     * The options that do not depend on where Besu runs. A validator without peer-to-peer makes no block, so that stays on,
     * inside the machine; the pool takes what one sender sends at once, not only the next 200. What stands in the pool comes
     * into one block although a cold Besu carries it out for longer than three quarters of a second, and a call may use as
     * much gas as on the other chains.
     */
    static List<String> options() {
        return List.of(
                "--network-id=" + QbftGenesis.CHAIN_ID,
                "--p2p-host=127.0.0.1",
                "--p2p-interface=127.0.0.1",
                "--discovery-enabled=false",
                "--nat-method=NONE",
                "--rpc-http-enabled",
                "--rpc-ws-enabled",
                "--rpc-http-api=" + APIS,
                "--rpc-ws-api=" + APIS,
                "--host-allowlist=*",
                "--rpc-http-cors-origins=all",
                "--min-gas-price=0",
                "--tx-pool-max-future-by-sender=100000",
                "--poa-block-txs-selection-max-time=" + SELECTION_PERCENT,
                "--rpc-gas-cap=" + LocalChain.BLOCK_GAS_LIMIT);
    }
}
