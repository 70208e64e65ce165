package io.backstop.simulator.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the value at a path was written: in the file, or on the command line. Not thread safe. */
final class Origin {

    private final String file;
    private final Map<String, String> overridden = new LinkedHashMap<>();

    Origin(String file) {
        this.file = file;
    }

    /** Notes that everything at and below a path came from an override. */
    void override(String path, String override) {
        overridden.put(path, override);
    }

    /** The file, or {@code --set path=value} for what came from there. */
    String of(String path) {
        String origin = file;
        for (Map.Entry<String, String> entry : overridden.entrySet()) {
            String rest = path.startsWith(entry.getKey())
                    ? path.substring(entry.getKey().length())
                    : "x";
            if (rest.isEmpty() || rest.startsWith(".") || rest.startsWith("[")) {
                origin = "--set " + entry.getValue();
            }
        }
        return origin;
    }
}
