package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.RoundSpec;
import io.backstop.model.scenario.VenueSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedPresetsTest {

    private static final Path HOME =
            Path.of(System.getProperty("backstop.home", "..")).normalize();
    private static final Path SHIPPED = HOME.resolve("scenarios/oracle-presets.yaml");
    private static final long DAY = 86_400_000;

    @TempDir
    private Path folder;

    @Test
    void theShippedScenarioRunsEveryPreset() throws IOException {
        List<String> venues = ScenarioReader.read(SHIPPED, List.of(), Map.of()).venues().stream()
                .map(VenueSpec::id)
                .sorted()
                .toList();

        try (Stream<Path> files = Files.list(HOME.resolve("presets/oracle"))) {
            assertThat(files.map(file -> file.getFileName() + "").sorted())
                    .containsExactlyElementsOf(
                            venues.stream().map(id -> id + ".yaml").toList());
        }
    }

    @Test
    void aFeedHasThePresetsFiguresAndItsOwnComeFirst() {
        RoundSpec rounds =
                new RoundSpec(16, 0, 0, 10_000, 3, new LatencySpec(0, new LatencySpec.LogNormal(1000, 600_000_000), 0));

        assertThat(feed("chainlink-l2"))
                .isEqualTo(new FeedSpec(0, DAY, 500_000, new FeedSource.Push(), NetworkSpec.NONE.withRounds(rounds)));
        assertThat(feed(
                        "chainlink-l2",
                        "venues.chainlink-l2.oracle.rounds=null",
                        "venues.chainlink-l2.oracle.delay=2s"))
                .isEqualTo(new FeedSpec(2000, DAY, 500_000));
    }

    @Test
    void aPresetServesAFeedWhereverItStands() throws IOException {
        Files.writeString(folder.resolve("slow.yaml"), "delay: 7s\n");
        Node root = new Node(
                new Origin("a.yaml"),
                "",
                YamlFile.value(
                        "venues: [{executionOracle: {preset: slow}, guards: [flags, {kind: reference, oracle: {preset:"
                                + " slow, delay: 8s}}], pockets: [lp, {pocket: safetyModule, stake: {oracle: {preset:"
                                + " slow}}}]}]"));

        new FeedPresets(folder).fill(root);

        assertThat(root.json().findValuesAsText("delay")).containsExactly("7s", "8s", "7s");
    }

    @Test
    void aMistakeIsToldWithItsFileAndPath() throws IOException {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> feed("pyth-core", "venues.pyth-core.oracle.preset=pyth-cor"))
                .withMessageStartingWith(
                        "--set venues.pyth-core.oracle.preset=pyth-cor: venues[3].oracle.preset: \"pyth-cor\""
                                + " must be one of pyth-core, ");

        Path preset = Files.writeString(folder.resolve("wrong.yaml"), "hearbeat: 1s\n");
        Node root = new Node(new Origin("a.yaml"), "", YamlFile.value("venues: [{oracle: {preset: wrong}}]"));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> new FeedPresets(folder).fill(root))
                .withMessage(preset + ": hearbeat: unknown key, did you mean \"heartbeat\"?");
    }

    private static FeedSpec feed(String venue, String... overrides) {
        return ScenarioReader.read(SHIPPED, List.of(overrides), Map.of()).venues().stream()
                .filter(spec -> spec.id().equals(venue))
                .map(spec -> ((VenueSpec.Pool) spec).markFeed())
                .findFirst()
                .orElseThrow();
    }
}
