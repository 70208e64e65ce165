package io.backstop.simulator.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.contracts.chain.Hardfork;
import io.backstop.model.scenario.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** {@code deployment.json}: a record as a file that is there wholly or not at all. */
public final class DeploymentFile {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path file;
    private final JsonNode root;

    private DeploymentFile(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Refuses a place where the record could not be written, so that it is told before anything is deployed.
     *
     * @param mayReplace whether a file may be there already
     * @throws InputException if there is one, or no folder for it
     */
    public static void requireWritable(Path file, boolean mayReplace) {
        if (Files.isDirectory(file) || !Files.isWritable(folderOf(file))) {
            throw new InputException(file + ": must be a file in a folder that can be written");
        }
        if (Files.exists(file) && !mayReplace) {
            throw new InputException(file + ": is there already; --force replaces it, --out names another");
        }
    }

    /** Whether a file that can be read as a record is there. */
    public static boolean isOne(Path file) {
        try {
            read(file);
            return true;
        } catch (InputException e) {
            return false;
        }
    }

    /**
     * Writes a record in the place of what was there.
     *
     * @throws InputException if it cannot be written
     */
    public static void write(Path file, DeploymentRecord record) {
        Path partial = folderOf(file)
                .resolve("." + file.getFileName() + ".partial-"
                        + ProcessHandle.current().pid());
        try {
            Files.writeString(partial, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree(record)) + "\n");
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            delete(partial);
            throw new InputException(file + ": cannot be written: " + e.getMessage());
        }
    }

    private static void delete(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw new InputException(partial + ": cannot be deleted: " + e.getMessage());
        }
    }

    /**
     * Reads a record.
     *
     * @throws InputException if it is not one
     */
    public static DeploymentRecord read(Path file) {
        try {
            return new DeploymentFile(file, MAPPER.readTree(Files.readString(file))).read();
        } catch (JsonProcessingException e) {
            throw new InputException(file + ": must be JSON as ./backstop deploy writes it");
        } catch (IOException e) {
            throw new InputException(file + ": must be a file that ./backstop deploy has written");
        }
    }

    private DeploymentRecord read() {
        Map<String, DeployedContract> contracts = new LinkedHashMap<>();
        at("/contracts").properties().forEach(entry -> contracts.put(entry.getKey(), contract(entry.getKey())));
        for (String needed : new String[] {"market", "waterfall", "markFeed"}) {
            contract(needed);
        }
        return new DeploymentRecord(
                whole("/chainId"),
                whole("/firstBlock"),
                word("/scenario", ".+"),
                word("/venue", ".+"),
                word("/venueHash", "[0-9a-f]{64}"),
                word("/tapeHash", "[0-9a-f]{64}"),
                new Build(
                        Hardfork.valueOf(word("/evm", "london|cancun").toUpperCase(Locale.ROOT)),
                        word("/buildHash", "[0-9a-f]{64}")),
                word("/publisher", Addresses.PATTERN),
                word("/operator", Addresses.PATTERN),
                contracts);
    }

    private DeployedContract contract(String name) {
        String path = "/contracts/" + name;
        return new DeployedContract(
                word(path + "/address", Addresses.PATTERN), word(path + "/codeHash", "0x[0-9a-f]{64}"));
    }

    private long whole(String path) {
        JsonNode node = at(path);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw mistake(path, "must be a whole number");
        }
        return node.longValue();
    }

    private String word(String path, String pattern) {
        JsonNode node = at(path);
        if (!node.isTextual() || !node.textValue().matches(pattern)) {
            throw mistake(path, "must be a text like " + pattern);
        }
        return node.textValue();
    }

    private JsonNode at(String path) {
        return root.at(path);
    }

    private InputException mistake(String path, String allowed) {
        return new InputException("%s: %s: %s".formatted(file, path.substring(1).replace('/', '.'), allowed));
    }

    private static ObjectNode tree(DeploymentRecord record) {
        ObjectNode root = MAPPER.createObjectNode()
                .put("chainId", record.chainId())
                .put("firstBlock", record.firstBlock())
                .put("scenario", record.scenario())
                .put("venue", record.venue())
                .put("venueHash", record.venueHash())
                .put("tapeHash", record.tapeHash())
                .put("evm", record.build().evm().id())
                .put("buildHash", record.build().hash())
                .put("publisher", record.publisher())
                .put("operator", record.operator());
        ObjectNode contracts = root.putObject("contracts");
        record.contracts()
                .forEach((name, contract) -> contracts
                        .putObject(name)
                        .put("address", contract.address())
                        .put("codeHash", contract.codeHash()));
        return root;
    }

    private static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }
}
