package io.backstop.simulator.command;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.backstop.simulator.scenario.PresetCatalogue;
import io.backstop.simulator.scenario.PresetCatalogue.Preset;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code presets}: lists the presets that come with the house, or prints one whole. */
@Command(
        name = "presets",
        description = "Lists the presets of venues, oracles and books, or prints one with its sources.",
        mixinStandardHelpOptions = true)
public final class PresetsCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "one preset; with its kind, as in hybrid/dydx-v4, where several have the name")
    private @Nullable String name;

    @Option(names = "--json", description = "print JSON: kind, name and title of each, or the keys of one")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter printer = Output.of(spec).printer();
        PresetCatalogue presets = PresetCatalogue.ofInstallation();
        if (name == null) {
            list(presets.all(), printer);
        } else {
            print(presets.of(name), printer);
        }
        printer.flush();
        return ExitCode.OK;
    }

    private void list(List<Preset> presets, PrintWriter printer) throws JsonProcessingException {
        if (json) {
            ArrayNode entries = JsonNodeFactory.instance.arrayNode();
            presets.forEach(preset -> entries.addObject()
                    .put("kind", preset.kind())
                    .put("name", preset.name())
                    .put("title", preset.title()));
            printJson(entries, printer);
            return;
        }
        int width = presets.stream()
                .mapToInt(preset -> preset.path().length())
                .max()
                .orElse(0);
        for (Preset preset : presets) {
            printer.println(preset.path() + " ".repeat(width + 2 - preset.path().length()) + preset.title());
        }
    }

    private void print(Preset preset, PrintWriter printer) throws JsonProcessingException {
        if (json) {
            printJson(preset.tree(), printer);
        } else {
            printer.print(preset.text());
        }
    }

    private static void printJson(JsonNode tree, PrintWriter printer) throws JsonProcessingException {
        printer.println(JSON.writeValueAsString(tree));
    }
}
