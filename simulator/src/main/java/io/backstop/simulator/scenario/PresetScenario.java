package io.backstop.simulator.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The scenario of one preset and nobody in it: its text is put together and then read as any scenario is. */
public final class PresetScenario {

    private static final String OPTION = "calc";

    private PresetScenario() {}

    /**
     * Reads and checks it.
     *
     * @param price at which all begins
     * @param overrides {@code path=value} each
     * @throws InputException if the preset is no venue's, or for the first mistake found
     */
    public static Scenario read(PresetCatalogue.Preset preset, BigDecimal price, List<String> overrides) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode tree = nodes.objectNode();
        tree.put("name", OPTION).put("seed", 1);
        tree.putObject("clock")
                .put("start", "2025-01-01T00:00:00Z")
                .put("step", "1s")
                .put("steps", 2);
        ObjectNode anchors = tree.putObject("path").putObject("anchors").put("volatility", 0);
        anchors.putArray("points").addObject().put("at", "0s").put("price", price);
        tree.putObject("positions").putArray("list");
        ObjectNode venue = tree.putArray("venues").addObject();
        venue.put("id", preset.name()).put("preset", preset.name());
        switch (preset.kind()) {
            case "dex" -> venue.put("type", "pool").put("lpCapital", 1_000_000);
            case "cex", "hybrid" -> {
                venue.put("type", "cex");
                venue.putObject("book")
                        .put("tickSize", new BigDecimal("0.01"))
                        .put("halfSpread", "1bps")
                        .put("levelGap", "2bps")
                        .put("levels", 1)
                        .put("depthPerLevel", 1_000_000)
                        .put("refill", "60s");
            }
            default ->
                throw new InputException(preset.path() + ": must be the preset of a venue, of kind dex, cex or hybrid");
        }
        return ScenarioReader.read(
                Overrides.apply(tree, new Origin(preset.file().toString()), overrides), Path.of(""), Map.of());
    }
}
