package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.market.MarginTiers;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookDeleveragingSpec.Price;
import io.backstop.model.scenario.BookDeleveragingSpec.Rank;
import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import io.backstop.model.scenario.BookFundingSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.MarginSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.VenueSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookPresetsTest {

    private static final Path SHIPPED =
            Path.of(System.getProperty("backstop.home", "..")).normalize().resolve("scenarios/book-presets.yaml");
    private static final long PERCENT = 10_000_000;
    private static final long USD = 1_000_000;
    private static final long HOUR = 3_600_000;

    @TempDir
    private Path folder;

    @Test
    void theShippedScenarioRunsEveryPreset() {
        assertThat(ScenarioReader.read(SHIPPED, List.of(), Map.of()).venues().stream()
                        .map(VenueSpec::id)
                        .sorted())
                .containsExactlyElementsOf(VenuePresets.ofInstallation().books().names());
    }

    @Test
    void aPresetHasItsExchangesRules() {
        VenueSpec.Cex bybit = shipped("bybit", "venues.bybit.insuranceFund=null");

        assertThat(bybit.policies().mark())
                .isEqualTo(new MarkSpec.Median(300_000, new MarkSpec.ExpectedFunding(100_000, 8 * HOUR)));
        assertThat(bybit.policies().deleveraging())
                .isEqualTo(new BookDeleveragingSpec(
                        Rank.BITMEX,
                        Price.BANKRUPTCY,
                        List.of(
                                new Trigger.Drawdown(30 * PERCENT, 25 * PERCENT, 10_000 * USD, 8 * HOUR),
                                new Trigger.FundEmpty())));
        assertThat(bybit.insuranceFund()).isEqualTo(PocketSpec.DEFAULT_SHARE);
        assertThat(bybit.policies().lossSharing()).isEqualTo(LossSharingSpec.USUAL);
    }

    /** An amount is that of the bracket before and its end times the rise of the ratio: 300 is 300,000 times 0.1 %. */
    @Test
    void aPresetHasItsExchangesBrackets() {
        MarginSpec margin = shipped("binance").policies().terms().margin();

        assertThat(margin).isInstanceOf(MarginSpec.Brackets.class);
        assertThat(((MarginSpec.Brackets) margin).brackets())
                .hasSize(12)
                .startsWith(
                        new MarginSpec.Bracket(300_000 * USD, 125, PERCENT / 10 * 4, 0),
                        new MarginSpec.Bracket(800_000 * USD, 100, PERCENT / 2, 300 * USD));
    }

    /** What a preset leaves out would be another venue's figure. */
    @Test
    void aPresetSaysAllOfItsFunding() throws IOException {
        Set<String> paid = Set.of(
                "kind",
                "formula",
                "interest",
                "cap",
                "interval",
                "parts",
                "sample",
                "weighting",
                "premium",
                "impactNotional");
        Set<String> accruing = Set.of("kind", "deadBand", "cap", "period", "settle", "premium");

        for (PresetCatalogue.Preset preset : PresetCatalogue.ofInstallation().all()) {
            Map<?, ?> funding = preset.kind().equals("dex")
                    ? Map.of()
                    : YamlFile.value(preset.text()).path("funding").properties().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            if (!funding.isEmpty()) {
                Set<Object> said = new HashSet<>(funding.keySet());
                said.remove("clamp");
                assertThat(said).as(preset.name()).isEqualTo(said.contains("deadBand") ? accruing : paid);
            }
        }
    }

    /** dYdX: 6 · (5 % − 3 %) and 500 ÷ 5 %; Hyperliquid: 4 % an hour are 32 % in 8 hours. */
    @Test
    void aPresetHasItsVenuesFunding() {
        assertThat(shipped("dydx-v4").policies().trading().funding())
                .isEqualTo(new BookFundingSpec.Interval(
                        new BookFundingSpec.Formula.Added(0, 12 * PERCENT),
                        HOUR,
                        8,
                        60_000,
                        false,
                        new BookFundingSpec.Premium.OfImpact(10_000 * USD)));
        assertThat(shipped("dydx-v4").policies().mark()).isEqualTo(new MarkSpec.Index());
        assertThat(shipped("hyperliquid").policies().trading().funding())
                .isEqualTo(new BookFundingSpec.Interval(
                        new BookFundingSpec.Formula.Clamped(PERCENT / 100, PERCENT / 20, 32 * PERCENT),
                        HOUR,
                        8,
                        5000,
                        false,
                        new BookFundingSpec.Premium.OfImpact(20_000 * USD)));
    }

    @Test
    void aPresetHasThoseWhoTakePositionsOver() {
        assertThat(shipped("binance-2019").policies().backstops())
                .containsExactly(new BackstopSpec.Fund(20 * PERCENT, 75 * PERCENT / 10, 8 * HOUR, 25 * PERCENT / 10));
    }

    @Test
    void whatAVenueSaysItselfComesFirst() {
        VenueSpec.Cex okx = shipped(
                "okx",
                "venues.okx.market=null",
                "venues.okx.insuranceFund=7",
                "venues.okx.deleveraging.trigger=[uncovered]",
                "venues.okx.lossSharing.severity.share=50%");

        assertThat(okx.rules().tiers()).isEqualTo(MarginTiers.flat(2 * PERCENT, PERCENT));
        assertThat(okx.insuranceFund()).isEqualTo(7 * USD);
        assertThat(okx.policies().deleveraging())
                .isEqualTo(new BookDeleveragingSpec(Rank.BITMEX, Price.MARK, List.of(new Trigger.Uncovered())));
        assertThat(okx.policies().lossSharing().severity()).isEqualTo(new LossSharingSpec.Severity.Share(50 * PERCENT));
    }

    @Test
    void anUnknownPresetIsToldWithTheNearestFirst() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> shipped("bybit", "venues.bybit.preset=bitmx"))
                .withMessageStartingWith("--set venues.bybit.preset=bitmx: venues[2].preset: \"bitmx\" must be one of"
                        + " bitmex, binance, binance-2019, bybit, deribit, drift,");
    }

    @Test
    void aPresetHoldsRulesOnly() throws IOException {
        assertPresetMistake("positions: []", "positions: unknown key");
        assertPresetMistake("book: {path: {csv: {file: prices.csv}}}", "book: unknown key");
        assertPresetMistake("id: mine", "id: unknown key");
    }

    private void assertPresetMistake(String line, String mistake) throws IOException {
        Path preset = Files.writeString(folder.resolve("wrong.yaml"), line + "\n");
        Node root = new Node(new Origin("a.yaml"), "", YamlFile.value("venues: [{type: cex, preset: wrong}]"));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> new VenuePresets(Presets.ofPools(folder), Presets.ofBooks(folder)).fill(root))
                .withMessageStartingWith(preset + ": " + mistake);
    }

    private static VenueSpec.Cex shipped(String id, String... overrides) {
        return (VenueSpec.Cex) ScenarioReader.read(SHIPPED, List.of(overrides), Map.of()).venues().stream()
                .filter(venue -> venue.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
