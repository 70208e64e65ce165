package io.backstop.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.contracts.chain.Hardfork;
import io.backstop.model.scenario.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentFileTest {

    private static final String ADDRESS = "0x" + "ab".repeat(20);
    private static final DeployedContract CONTRACT = new DeployedContract(ADDRESS, "0x" + "cd".repeat(32));
    private static final DeploymentRecord RECORD = new DeploymentRecord(
            31337,
            1,
            "calm",
            "pool",
            "01".repeat(32),
            "ef".repeat(32),
            new Build(Hardfork.LONDON, "23".repeat(32)),
            ADDRESS,
            ADDRESS,
            Map.of("market", CONTRACT, "waterfall", CONTRACT, "markFeed", CONTRACT));

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadAgain() {
        Path file = folder.resolve("deployment.json");

        DeploymentFile.write(file, RECORD);

        assertThat(DeploymentFile.read(file)).isEqualTo(RECORD);
    }

    @Test
    void aFailureLeavesNothingHalfWritten() throws IOException {
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("inside"));

        assertThatThrownBy(() -> DeploymentFile.write(taken, RECORD))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be written");

        assertThat(folder).isDirectoryNotContaining("glob:**.partial-*");
    }
}
