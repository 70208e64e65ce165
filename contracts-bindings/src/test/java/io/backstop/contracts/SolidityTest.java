package io.backstop.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tests of the contracts in Solidity, all of them by forge, which prints to a file. They go on beside the others here. */
class SolidityTest {

    private static final Path MODULE = Venues.HOME.resolve("contracts-bindings");
    private static final Path LOG = MODULE.resolve("target/forge/tests.log");

    @Test
    void allOfThemPass() throws Exception {
        Files.createDirectories(LOG.getParent());

        int exit = new ProcessBuilder("node", "src/main/node/forge.mjs", "test")
                .directory(MODULE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start()
                .waitFor();

        List<String> said = Files.readAllLines(LOG);
        assertThat(said.stream().filter(line -> line.startsWith("[FAIL") || line.startsWith("Error")))
                .as("%s", LOG)
                .isEmpty();
        assertThat(exit).as("the end of %s: %s", LOG, said.getLast()).isZero();
        assertThat(said.getLast()).matches("Ran .* tests passed, 0 failed, 0 skipped .*");
    }
}
