package io.backstop.contracts.gas;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.Venues;
import io.backstop.contracts.chain.Hardfork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/gas.md is what a node charges; with {@code -Dbackstop.gas.write=true} the file is written anew. */
class GasTableTest {

    private static final Path TABLE = Venues.HOME.resolve("docs/gas.md");

    /** What a keeper can plan with for each item of a batch. */
    private static final long MOST_GAS_PER_ITEM = 90_000;

    /** EIP-170. */
    private static final long MOST_BYTES = 24_576;

    private static final Map<Hardfork, GasScript> MEASURED = new EnumMap<>(Hardfork.class);

    @BeforeAll
    static void measure() {
        for (Hardfork hardfork : Hardfork.values()) {
            MEASURED.put(hardfork, GasScript.run(hardfork));
        }
    }

    @Test
    void theTableIsWhatTheNodeCharged() throws IOException {
        String table = GasTable.of(cancun(), london());
        if (Boolean.getBoolean("backstop.gas.write")) {
            Files.writeString(TABLE, table);
        }

        assertThat(Files.readString(TABLE)).isEqualTo(table);
    }

    @Test
    void anItemOfABatchStaysWithinItsGoal() {
        for (GasScript build : MEASURED.values()) {
            assertThat(build.gas())
                    .allSatisfy((call, gas) -> assertThat(isItem(call) && gas > MOST_GAS_PER_ITEM)
                            .as("%s: %d gas", call, gas)
                            .isFalse());
            assertThat(build.gas().keySet().stream().filter(GasTableTest::isItem))
                    .hasSize(2);
        }
    }

    @Test
    void aMarketWithEverythingStaysWithinItsGoals() {
        for (GasScript build : MEASURED.values()) {
            assertThat(build.gas().get("everything on: liquidate, shortfall")).isLessThan(400_000L);
            assertThat(build.gas().get("last resort only: deleverage 10 accounts, each"))
                    .isLessThan(120_000L);
            assertThat(build.gas().get("band of PnL to pool only: deleverage 10 accounts, each"))
                    .isLessThan(120_000L);
        }
    }

    @Test
    void everyContractCanBeDeployed() {
        for (GasScript build : MEASURED.values()) {
            assertThat(build.bytes().values())
                    .allSatisfy(bytes -> assertThat(bytes).isBetween(1L, MOST_BYTES));
        }
    }

    private static boolean isItem(String call) {
        return call.startsWith("liquidateBatch");
    }

    private static GasScript cancun() {
        return measured(Hardfork.CANCUN);
    }

    private static GasScript london() {
        return measured(Hardfork.LONDON);
    }

    private static GasScript measured(Hardfork hardfork) {
        GasScript script = MEASURED.get(hardfork);
        if (script == null) {
            throw new IllegalStateException("not measured: " + hardfork);
        }
        return script;
    }
}
