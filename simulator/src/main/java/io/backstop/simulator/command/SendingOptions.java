package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.Replacement;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.InputException;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Credentials;
import picocli.CommandLine.Option;

/** What a command does about transactions that wait for a block. */
final class SendingOptions {

    private static final long GWEI = 1_000_000_000L;
    private static final long MOST_GWEI = 1_000_000;

    @Option(
            names = "--replace-after",
            paramLabel = "BLOCKS",
            defaultValue = "2",
            description = "blocks after which an eighth more is offered for a transaction (default: ${DEFAULT-VALUE})")
    private int replaceAfter;

    @Option(
            names = "--max-gas-price",
            paramLabel = "GWEI",
            defaultValue = "1000",
            description = "most that is offered for a unit of gas (default: ${DEFAULT-VALUE})")
    private long maxGasPrice;

    /**
     * Checks the figures.
     *
     * @param role what it offers at first
     * @throws InputException if one makes no sense
     */
    void requireSense(DevAccount role) {
        if (replaceAfter < 1) {
            throw new InputException("--replace-after " + replaceAfter + " must be at least 1");
        }
        long least = Math.ceilDiv(Replacement.least(role.fees()), GWEI);
        if (maxGasPrice < least || maxGasPrice > MOST_GWEI) {
            throw new InputException(
                    "--max-gas-price %d must be between %d, an eighth more than what is offered at first, and %d"
                            .formatted(maxGasPrice, least, MOST_GWEI));
        }
    }

    /** When more is offered, and how much at most. */
    Replacement replacement(int settledAfter) {
        return new Replacement(replaceAfter, maxGasPrice * GWEI, settledAfter);
    }

    /** A sender of the key file's account, or of the development account for this role if there is none. */
    TransactionSender sender(ChainConnection connection, @Nullable Credentials credentials, DevAccount role) {
        Replacement replacement = new Replacement(replaceAfter, maxGasPrice * GWEI);
        return credentials == null
                ? TransactionSender.tending(connection, role, replacement)
                : TransactionSender.tending(connection, credentials, role.fees(), replacement);
    }
}
