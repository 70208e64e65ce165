package io.backstop.keeper;

import io.backstop.model.scenario.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.WalletUtils;
import org.web3j.crypto.exception.CipherException;

/** Opens encrypted key files. A password or a key never stands in a message. */
public final class KeyStores {

    private static final String OPTION = "--keystore";

    /** What web3j says where the key's checksum is not the password's. */
    private static final String WRONG_PASSWORD = "Invalid password provided";

    private KeyStores() {}

    /**
     * Opens the key file of version 3 that {@code --keystore} names.
     *
     * @throws InputException if there is no such file, it is no key file, or the password is another
     */
    public static Credentials open(Path file, String password) {
        return open(OPTION, file, password);
    }

    /**
     * Opens a key file of version 3.
     *
     * @param option that names it, for messages
     * @throws InputException if there is no such file, it is no key file, or the password is another
     */
    public static Credentials open(String option, Path file, String password) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(option + " " + file + ": there is no such file");
        }
        try {
            return WalletUtils.loadCredentials(password, file.toFile());
        } catch (CipherException e) {
            if (WRONG_PASSWORD.equals(e.getMessage())) {
                throw new InputException(option + " " + file + ": the password does not open it");
            }
            throw notAKeyFile(option, file);
        } catch (IOException | RuntimeException e) {
            throw notAKeyFile(option, file);
        }
    }

    private static InputException notAKeyFile(String option, Path file) {
        return new InputException(option + " " + file + ": must be an encrypted key file (JSON, version 3)");
    }
}
