package io.backstop.simulator.live;

import io.backstop.keeper.KeyStores;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.QuorumSpec;
import io.backstop.oracle.signing.ReportSigners;
import io.backstop.oracle.signing.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The signers of a feed from a folder of encrypted key files, one a signer. A password or a key never stands in a message. */
public final class SignerKeys {

    private SignerKeys() {}

    /**
     * Opens every file of a folder but those whose names begin with a dot, in the order of their names.
     *
     * @param option that names the folder, for messages
     * @param password of all files
     * @throws InputException if there is no such folder, it has no file or more than 31, one is no key file of version 3, the
     *     password does not open it, or two hold one key
     */
    public static ReportSigners open(String option, Path folder, String password) {
        List<SigningKey> keys = new ArrayList<>();
        Set<String> addresses = new HashSet<>();
        for (Path file : files(option, folder)) {
            SigningKey key = SigningKey.of(
                    KeyStores.open(option, file, password).getEcKeyPair().getPrivateKey());
            if (!addresses.add(key.address())) {
                throw new InputException(option + " " + file + ": holds the key of " + key + ", as another file does");
            }
            keys.add(key);
        }
        return new ReportSigners(keys);
    }

    private static List<Path> files(String option, Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> files = entries.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            if (files.isEmpty() || files.size() > QuorumSpec.MOST_SIGNERS) {
                throw new InputException("%s %s: must hold 1 to %d key files, holds %d"
                        .formatted(option, folder, QuorumSpec.MOST_SIGNERS, files.size()));
            }
            return files;
        } catch (IOException e) {
            throw new InputException(option + " " + folder + ": must be a folder of key files");
        }
    }
}
