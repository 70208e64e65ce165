package io.backstop.simulator.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.model.scenario.InputException;
import io.backstop.simulator.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a folder holds.
 *
 * @param hash of the sweep
 * @param runs how many it has
 * @param files SHA-256 of each finished table; none while runs are missing
 */
public record Manifest(String hash, int runs, SortedMap<String, String> files) {

    /** Its name in the folder. */
    static final String NAME = "manifest.json";

    private static final String KIND = "backstop sweep";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** A folder whose runs are still to come. */
    static Manifest begun(String hash, int runs) {
        return new Manifest(hash, runs, new TreeMap<>());
    }

    /** Whether all runs are there and written as tables. */
    boolean isComplete() {
        return !files.isEmpty();
    }

    /** The same with the hashes of these files, which are read. */
    Manifest completed(Path folder, Iterable<String> names) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        for (String name : names) {
            sums.put(name, Sha256.of(folder.resolve(name)));
        }
        return new Manifest(hash, runs, sums);
    }

    /**
     * Reads the manifest of a folder.
     *
     * @throws InputException if the folder has none, or it is damaged
     */
    public static Manifest of(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            if (!json.path("kind").asText().equals(KIND)) {
                throw new InputException(folder + ": holds no sweep (" + NAME + " is of another kind)");
            }
            SortedMap<String, String> files = new TreeMap<>();
            for (Map.Entry<String, JsonNode> entry : json.path("files").properties()) {
                files.put(entry.getKey(), entry.getValue().asText());
            }
            return new Manifest(json.path("hash").asText(), json.path("runs").asInt(), files);
        } catch (JsonProcessingException e) {
            throw new InputException(file + ": is damaged, must be JSON");
        } catch (IOException e) {
            throw new InputException(folder + ": holds no sweep (" + NAME + " cannot be read)");
        }
    }

    /**
     * Checks that every table is as it was written.
     *
     * @throws InputException if a run or a table is missing, or a table was changed
     */
    public void requireIntact(Path folder) {
        if (!isComplete()) {
            throw new InputException(folder
                    + ": the sweep is not finished; the command that began it goes on with it, or says what it"
                    + " stops at");
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.isRegularFile(path)) {
                throw new InputException(path + ": is missing");
            }
            try {
                if (!Sha256.of(path).equals(file.getValue())) {
                    throw new InputException(path + ": is damaged or was changed after the sweep");
                }
            } catch (IOException e) {
                throw new InputException(path + ": cannot be read (" + e.getMessage() + ")");
            }
        }
    }

    String text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", KIND).put("hash", hash).put("runs", runs);
        ObjectNode sums = json.putObject("files");
        files.forEach(sums::put);
        return json.toPrettyString() + "\n";
    }
}
