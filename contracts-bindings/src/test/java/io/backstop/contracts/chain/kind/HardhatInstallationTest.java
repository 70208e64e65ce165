package io.backstop.contracts.chain.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.Venues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
                .hasValueSatisfying(
                        line -> assertThat(line).contains("node contracts-bindings/hardhat/install.mjs brings "));
        assertThat(HardhatInstallation.remedy(true, false))
                .isEqualTo("Hardhat 3 is not installed; node contracts-bindings/hardhat/install.mjs brings it");
        assertThat(HardhatInstallation.remedy(false, true))
                .isEqualTo("Hardhat 3 on Node 22.13 or newer is not installed; node"
                        + " contracts-bindings/hardhat/install.mjs brings both");
        assertThat(HardhatInstallation.remedy(false, false))
                .isEqualTo("Hardhat 3 on Node 22.13 or newer is not installed; install such a Node, and node"
                        + " contracts-bindings/hardhat/install.mjs brings Hardhat");
    }

    /** An Apple's computer with the oldest Node that the product takes. */
    @Test
    void whoAsksForItWhereNoNodeIsBroughtIsToldWhatToDoAndTheBuildGoesOn(@TempDir Path folder) throws Exception {
        Path apple = Files.writeString(folder.resolve("apple.cjs"), """
            const named = { platform: "darwin", arch: "arm64", versions: { ...process.versions, node: "20.0.0" } };
            for (const name in named) Object.defineProperty(process, name, { value: named[name] });
            """);
        String line =
                "Hardhat is not installed: it needs Node 22.13 or newer, this is 20.0.0, and for darwin-arm64 none is"
                        + " brought; install one and run this again\n";

        assertThat(installed(apple)).isEqualTo(line + "1");
        assertThat(installed(apple, "--optional")).isEqualTo(line + "0");
    }

    /** What it says and its exit code. */
    private static String installed(Path machine, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "--require", machine.toString()));
        command.add(
                Venues.HOME.resolve("contracts-bindings/hardhat/install.mjs").toString());
        command.addAll(List.of(options));
        Process install = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(install.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + install.waitFor();
    }
}
