package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.VenueSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presets beside the venues of a scenario, by their names. */
class AddedVenuesTest {

    private static final long DOLLAR = 1_000_000;

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("one.yaml"), """
            name: one
            seed: 1
            clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 40}
            path: {anchors: {volatility: 0, points: [{at: 0s, price: 2000}]}}
            positions: {list: []}
            venues:
              - {id: pool, preset: gmx-v2, lpCapital: 7000}
              - {id: thin, preset: binance, book: {tickSize: 0.5, halfSpread: 1bps, levelGap: 2bps, levels: 3, depthPerLevel: 900, refill: 1s}}
            """);
    }

    /** Depositors' money and quotes are the scenario's; all else is the preset's. */
    @Test
    void theyTakeTheMarketFromTheScenario() {
        ScenarioReader.WithVenues asked = read("synthetix-v3", "cex/okx");

        assertThat(asked.ids()).containsExactly("synthetix-v3", "okx");
        assertThat(asked.scenario().venues().stream().map(VenueSpec::id))
                .containsExactly("pool", "thin", "synthetix-v3", "okx");
        assertThat(asked.scenario().venues().get(2))
                .isInstanceOfSatisfying(
                        VenueSpec.Pool.class,
                        pool -> assertThat(pool.lpCapital()).isEqualTo(7000 * DOLLAR));
        assertThat(asked.scenario().venues().get(3))
                .isInstanceOfSatisfying(
                        VenueSpec.Cex.class,
                        book -> assertThat(book.book().depthPerLevel()).isEqualTo(900 * DOLLAR));
    }

    @Test
    void aVenueOfTheScenarioIsTakenAsItIs() {
        assertThat(read("thin", "pool").scenario().venues()).hasSize(2);
    }

    /** The same preset is there once. */
    @Test
    void aPresetCanBeNamedTwiceAndChanged() {
        ScenarioReader.WithVenues asked = ScenarioReader.readWith(
                List.of("okx", "okx"), file, List.of("venues.okx.book.depthPerLevel=800"), Map.of());

        assertThat(asked.ids()).containsExactly("okx", "okx");
        assertThat(asked.scenario().venues().getLast())
                .isInstanceOfSatisfying(
                        VenueSpec.Cex.class,
                        book -> assertThat(book.book().depthPerLevel()).isEqualTo(800 * DOLLAR));
    }

    /** A feed or a maker is no venue. */
    @Test
    void anythingElseIsToldWithTheNearest() {
        assertThatThrownBy(() -> read("thinn", "okx"))
                .isInstanceOf(InputException.class)
                .hasMessage("\"thinn\" must be a venue of scenario \"one\" (pool, thin) or a preset of one,"
                        + " did you mean \"thin\"?");
        assertThatThrownBy(() -> read("thin", "hyperliqid"))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("did you mean \"hyperliquid\"?");
        assertThatThrownBy(() -> read("cex/binanc", "okx"))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("did you mean \"cex/binance\"?");
        assertThatThrownBy(() -> read("oracle/push", "okx")).isInstanceOf(InputException.class);
    }

    private ScenarioReader.WithVenues read(String... names) {
        return ScenarioReader.readWith(List.of(names), file, List.of(), Map.of());
    }
}
