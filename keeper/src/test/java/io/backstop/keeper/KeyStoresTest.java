package io.backstop.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.scenario.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.WalletUtils;

class KeyStoresTest {

    private static final Credentials KEY = Credentials.create("1".repeat(64));

    @TempDir
    private Path folder;

    @Test
    void theRightPasswordGivesTheKeyAndAnyOtherOneLine() throws Exception {
        Path file = folder.resolve(WalletUtils.generateWalletFile("right", KEY.getEcKeyPair(), folder.toFile(), false));

        assertThat(KeyStores.open(file, "right").getAddress()).isEqualTo(KEY.getAddress());
        assertThatThrownBy(() -> KeyStores.open(file, "wrong"))
                .isInstanceOf(InputException.class)
                .hasMessage("--keystore " + file + ": the password does not open it");
    }

    @Test
    void whatIsNoKeyFileIsNamed() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello");

        for (String content : List.of("hello", "{}", "{\"version\":3,\"crypto\":{}}")) {
            Files.writeString(text, content);
            assertThatThrownBy(() -> KeyStores.open(text, "any"))
                    .hasMessage("--keystore " + text + ": must be an encrypted key file (JSON, version 3)");
        }
        assertThatThrownBy(() -> KeyStores.open(folder.resolve("none"), "any"))
                .hasMessage("--keystore " + folder.resolve("none") + ": there is no such file");
    }
}
