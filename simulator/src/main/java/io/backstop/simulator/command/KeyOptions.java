package io.backstop.simulator.command;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.keeper.KeyStores;
import io.backstop.model.scenario.InputException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.Credentials;
import picocli.CommandLine.Option;

/** Whose transactions a command sends: a key file's account, or one that every development chain funds. */
final class KeyOptions {

    static final String FOOTER = "The key file's password is read from the environment variable"
            + " BACKSTOP_KEYSTORE_PASSWORD; it is never an argument.";

    private static final String PASSWORD_VARIABLE = "BACKSTOP_KEYSTORE_PASSWORD";

    @Option(
            names = "--keystore",
            paramLabel = "FILE",
            description = "encrypted key file (version 3); without it a published key of development chains signs")
    private @Nullable Path keystore;

    /** Whether a key file was named. */
    boolean named() {
        return keystore != null;
    }

    /** The key file's account; null if none was named. */
    @Nullable
    Credentials open() {
        return keystore == null ? null : KeyStores.open(keystore, password());
    }

    /** The sender of the key file's account, or of the development account for this role if there is none. */
    static TransactionSender sender(ChainConnection connection, @Nullable Credentials credentials, DevAccount role) {
        return credentials == null
                ? TransactionSender.of(connection, role)
                : TransactionSender.of(connection, credentials, role.fees());
    }

    /** What opens key files, from the environment. */
    static String password() {
        String given = System.getenv(PASSWORD_VARIABLE);
        if (given == null) {
            throw new InputException(PASSWORD_VARIABLE + ": must be set to the password of the key file");
        }
        return given;
    }
}
