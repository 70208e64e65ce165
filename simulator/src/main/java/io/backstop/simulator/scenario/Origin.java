package io.backstop.simulator.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/** Where the value at a path was written: in the file, in a preset, or on the command line. Not thread safe. */
final class Origin {

    private final String file;
    private final Map<String, Source> sources = new LinkedHashMap<>();

    /**
     * Where else something was written.
     *
     * @param name the file, or {@code --set path=value}
     * @param above letters of a path that do not belong to the path there
     */
    private record Source(String name, int above) {}

    Origin(String file) {
        this.file = file;
    }

    /**
     * Notes that everything at and below a path came from an override.
     *
     * @param override as it was given, such as {@code --set seed=7}
     */
    void override(String path, String override) {
        sources.put(path, new Source(override, 0));
    }

    /** Notes that everything at and below a path was given as an option, under whose name it is told. */
    void option(String path, String option) {
        sources.put(path, new Source(option, path.length() + 1));
    }

    /** Notes that everything at and below a path, of which a venue's part is not in the preset, came from its file. */
    void preset(String path, String presetFile, String venue) {
        sources.put(path, new Source(presetFile, venue.length() + 1));
    }

    /** What stands before a mistake: the file, or {@code --set path=value} for what came from there, and the path. */
    String of(String path) {
        Source source = new Source(file, 0);
        for (Map.Entry<String, Source> entry : sources.entrySet()) {
            String rest = path.startsWith(entry.getKey())
                    ? path.substring(entry.getKey().length())
                    : "x";
            if (rest.isEmpty() || rest.startsWith(".") || rest.startsWith("[")) {
                source = entry.getValue();
            }
        }
        String told = path.substring(Math.min(path.length(), source.above()));
        return source.name() + ": " + (told.isEmpty() ? "" : told + ": ");
    }
}
