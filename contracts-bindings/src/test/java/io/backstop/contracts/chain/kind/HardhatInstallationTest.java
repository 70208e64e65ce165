package io.backstop.contracts.chain.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardhatInstallationTest {

    @Test
    void nodeMustBeAtLeast2213() {
        assertThat(HardhatInstallation.isNewEnough("v22.13.0\n")).isTrue();
        assertThat(HardhatInstallation.isNewEnough("v24.1.0")).isTrue();
        assertThat(HardhatInstallation.isNewEnough("v22.12.9")).isFalse();
        assertThat(HardhatInstallation.isNewEnough("v20.20.2")).isFalse();
        assertThat(HardhatInstallation.isNewEnough("")).isFalse();
    }

    @Test
    void whatIsMissingIsToldWithTheWayToGetIt(@TempDir Path home) {
        assertThat(HardhatInstallation.missing(home))
                .contains("Hardhat 3 on Node 22.13 or newer is not installed; node"
                        + " contracts-bindings/hardhat/install.mjs brings both");
    }
}
