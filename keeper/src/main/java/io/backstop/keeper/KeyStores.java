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

    /** What web3j says where the key's checksum is not the password's. */
    private static final String WRONG_PASSWORD = "Invalid password provided";

    private KeyStores() {}

    /**
     * Opens a key file of version 3.
     *
     * @throws InputException if there is no such file, it is no key file, or the password is another
     */
    public static Credentials open(Path file, String password) {
        if (!Files.isRegularFile(file)) {
            throw new InputException("--keystore " + file + ": there is no such file");
        }
        try {
            return WalletUtils.loadCredentials(password, file.toFile());
        } catch (CipherException e) {
            if (WRONG_PASSWORD.equals(e.getMessage())) {
                throw new InputException("--keystore " + file + ": the password does not open it");
            }
            throw notAKeyFile(file);
        } catch (IOException | RuntimeException e) {
            throw notAKeyFile(file);
        }
    }

    private static InputException notAKeyFile(Path file) {
        return new InputException("--keystore " + file + ": must be an encrypted key file (JSON, version 3)");
    }
}
