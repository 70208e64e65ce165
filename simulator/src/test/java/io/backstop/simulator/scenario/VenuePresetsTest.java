package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.VenueSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Venues that say the name of a preset and little else. */
class VenuePresetsTest {

    private static final Path SHIPPED =
            Path.of(System.getProperty("backstop.home", "..")).normalize().resolve("scenarios/twenty-presets.yaml");
    private static final long USD = 1_000_000;
    private static final long BASIS_POINT = 100_000;

    @Test
    void aScenarioNamesEveryPresetOfEveryKind() {
        VenuePresets presets = VenuePresets.ofInstallation();
        List<String> names = new ArrayList<>(presets.pools().names());
        names.addAll(presets.books().names());

        assertThat(names).hasSize(20);
        assertThat(read().stream().map(VenueSpec::id)).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void aPoolIsOverriddenKeyByKey() {
        VenueSpec.Pool gmx =
                (VenueSpec.Pool) read("venues=[{preset: gmx-v2, oracle: {delay: 30s}, market: {reserveFactor: 50%}}]")
                        .getFirst();

        assertThat(gmx.id()).isEqualTo("gmx-v2");
        assertThat(gmx.lpCapital()).isEqualTo(10_000_000 * USD);
        assertThat(gmx.markFeed().delayMillis()).isEqualTo(30_000);
        // The preset's own, not the scenario's.
        assertThat(gmx.rules().reserveFactor()).isEqualTo(500_000_000);
        assertThat(gmx.rules().liquidationFeeRatio()).isEqualTo(30 * BASIS_POINT);
    }

    @Test
    void aBookIsOverriddenKeyByKey() {
        VenueSpec.Cex bybit = (VenueSpec.Cex)
                read("venues=[{preset: bybit, id: mine, book: {levels: 3, tickSize: 0.5}, insuranceFund: 7}]")
                        .getFirst();

        assertThat(bybit.id()).isEqualTo("mine");
        assertThat(bybit.insuranceFund()).isEqualTo(7 * USD);
        assertThat(bybit.book())
                .isEqualTo(new BookSpec(50_000_000, BASIS_POINT, 5 * BASIS_POINT, 3, 250_000 * USD, 30_000));
    }

    @Test
    void besideMakersABookHasATickOnly() {
        VenueSpec.Cex bybit = (VenueSpec.Cex)
                read("venues=[{preset: bybit, makers: [{preset: binance-btcusdt-2025-10-10, halfSpread: 1bps, refill:"
                                + " 30s}]}]")
                        .getFirst();

        assertThat(bybit.book()).isEqualTo(BookSpec.quotedByMakers(null, 1_000_000));
    }

    @Test
    void anOverrideFindsAVenueByItsPreset() {
        List<VenueSpec> venues = read("venues.gmx-v2.oracle.delay=45s");

        assertThat(((VenueSpec.Pool) venues.getFirst()).markFeed().delayMillis())
                .isEqualTo(45_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{preset: gmx}]|[0].preset: \"gmx\" must be one of ftx, avantis, default, gains, gmx-v2, ",
                "[{preset: pyth-core}]|[0].preset: \"pyth-core\" must be one of perp-v2, ",
                "[{preset: gmx-v2, type: cex}]|[0].preset: \"gmx-v2\" must be one of dydx-v4, ",
                "[{preset: okx}, {preset: okx}]|[1].id: \"okx\" must be unique, a venue above has the same id",
                "[{preset: okx, book: 3}]|[0].book: 3 must be a mapping with keys of path, tickSize, ",
                "[{oracle: {}}]|[0].type: is missing",
            })
    void mistakesAreToldWithTheirPlace(String venues, String mistake) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read("venues=" + venues))
                .withMessageContaining("venues" + mistake);
    }

    private static List<VenueSpec> read(String... overrides) {
        return ScenarioReader.read(SHIPPED, List.of(overrides), Map.of()).venues();
    }
}
