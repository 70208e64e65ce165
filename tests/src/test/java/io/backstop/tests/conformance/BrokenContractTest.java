package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.deploy.ContractCode;
import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison must notice a contract that differs from the mirror in one constant. */
class BrokenContractTest {

    private static final long USD = 1_000_000;

    @TempDir
    private Path folder;

    /** With 101 instead of 100 a loss of 5000 becomes 4950.50, so the shortfall is 950.50 instead of 1000. */
    @Test
    void oneChangedConstantOfAContractFailsConformance() throws Exception {
        ContractCode broken = compiledWith("PRICE_PER_MONEY = 100;", "PRICE_PER_MONEY = 101;");

        List<VenueRun> runs = Replays.onChain(broken, "golden/single-jump");

        VenueRun chain = Replays.first(runs, VenueRun.Kind.ON_CHAIN);
        VenueRun mirror = Replays.first(runs, VenueRun.Kind.MIRROR);
        assertThat(mirror.shortfall()).isEqualTo(1000 * USD);
        assertThat(chain.shortfall()).isEqualTo(950_495_050L);
        assertThat(chain.ledger().hash()).isNotEqualTo(mirror.ledger().hash());
    }

    private ContractCode compiledWith(String before, String after) throws Exception {
        Path sources = Repository.HOME.resolve("contracts-bindings/src/main/solidity");
        Path copy = folder.resolve("solidity");
        copy(sources, copy);
        Path maths = copy.resolve("maths/MarginMaths.sol");
        String text = Files.readString(maths);
        assertThat(text).contains(before);
        Files.writeString(maths, text.replace(before, after));
        Path output = folder.resolve("compiled");
        Process compiler = new ProcessBuilder("node", "src/main/node/compile.mjs", copy.toString(), output.toString())
                .directory(Repository.HOME.resolve("contracts-bindings").toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("compiler.txt").toFile())
                .start();
        assertThat(compiler.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(compiler.exitValue()).isZero();
        return ContractCode.compiledIn(output);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}
