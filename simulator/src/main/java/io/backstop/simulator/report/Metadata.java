package io.backstop.simulator.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.store.Sha256;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a result was made with and on; nothing that decides it but command, seed and hashes. */
public final class Metadata {

    private Metadata() {}

    /** Writes {@code metadata.json} of a run. */
    static void write(Path file, Comparison comparison) throws IOException {
        ObjectNode json = of(comparison.command());
        json.put("scenario", comparison.scenario().name());
        json.put("scenarioHash", Sha256.of(comparison.scenarioText()));
        json.put("seed", comparison.scenario().seed());
        json.put("tapeHash", comparison.tape().hash());
        ObjectNode feeds = json.putObject("feedHashes");
        comparison.runs().forEach(run -> feeds.put(run.id(), run.feedHash()));
        for (VenueRun run : comparison.runs()) {
            if (run.chain() != null) {
                json.withObject("/nodes").put(run.id(), run.chain().node());
            }
        }
        write(file, json);
    }

    /** What is the same for every kind of result. */
    public static ObjectNode of(String command) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("product", "backstop " + Product.VERSION);
        json.put("java", System.getProperty("java.vendor") + " " + Runtime.version());
        ObjectNode machine = json.putObject("machine");
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("architecture", System.getProperty("os.arch"));
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            machine.put("memoryBytes", system.getTotalMemorySize());
        }
        json.put("command", command);
        return json;
    }

    /** Writes it, a key on a line. */
    public static void write(Path file, ObjectNode json) throws IOException {
        Files.writeString(file, json.toPrettyString() + "\n");
    }
}
