package io.backstop.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.market.Report;
import io.backstop.model.scenario.InputException;
import io.backstop.oracle.signing.ReportDomain;
import io.backstop.oracle.signing.ReportSigners;
import io.backstop.oracle.signing.SigningKey;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.WalletUtils;

class SignerKeysTest {

    private static final String OPTION = "--signers";
    private static final String PASSWORD = "right";

    @TempDir
    private Path folder;

    @Test
    void everyKeyFileIsASignerInTheOrderOfTheirNames() throws Exception {
        Files.writeString(folder.resolve(".note"), "not a key");
        store("b.json", 1);
        store("a.json", 2);

        ReportSigners signers = SignerKeys.open(OPTION, folder, PASSWORD);

        ReportDomain domain = new ReportDomain(31_337, "0x" + "1".repeat(40));
        Report report = new Report(5, 0, 4, 6, 100, 99);
        assertThat(signers.addresses()).containsExactly(key(2).address(), key(1).address());
        assertThat(signers.sign(domain, 1, report).signature())
                .isEqualTo(key(1).sign(domain.digest(report)).hex());
    }

    @Test
    void theWrongPasswordIsToldWithTheFileAndNothingElse() throws Exception {
        Path file = store("a.json", 1);

        assertThatThrownBy(() -> SignerKeys.open(OPTION, folder, "wrong"))
                .isInstanceOf(InputException.class)
                .hasMessage("--signers " + file + ": the password does not open it");
    }

    @Test
    void oneKeyIsOneSigner() throws Exception {
        store("a.json", 1);
        Path second = store("b.json", 1);

        assertThatThrownBy(() -> SignerKeys.open(OPTION, folder, PASSWORD))
                .hasMessage(
                        "--signers " + second + ": holds the key of " + key(1).address() + ", as another file does");
    }

    @Test
    void aFolderWithoutAKeyFileIsNamed() throws Exception {
        assertThatThrownBy(() -> SignerKeys.open(OPTION, folder, PASSWORD))
                .hasMessage("--signers " + folder + ": must hold 1 to 31 key files, holds 0");
        assertThatThrownBy(() -> SignerKeys.open(OPTION, folder.resolve("none"), PASSWORD))
                .hasMessage("--signers " + folder.resolve("none") + ": must be a folder of key files");

        Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
        assertThatThrownBy(() -> SignerKeys.open(OPTION, folder, PASSWORD))
                .hasMessage("--signers " + text + ": must be an encrypted key file (JSON, version 3)");
    }

    private Path store(String name, int secret) throws Exception {
        Credentials credentials = Credentials.create(Integer.toHexString(secret));
        String written = WalletUtils.generateWalletFile(PASSWORD, credentials.getEcKeyPair(), folder.toFile(), false);
        return Files.move(folder.resolve(written), folder.resolve(name));
    }

    private static SigningKey key(int secret) {
        return SigningKey.of(BigInteger.valueOf(secret));
    }
}
