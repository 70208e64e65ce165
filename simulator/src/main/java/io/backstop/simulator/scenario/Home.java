package io.backstop.simulator.scenario;

import java.nio.file.Path;

/** The product's folder, as the launcher tells it. */
public final class Home {

    private Home() {}

    /** The folder that holds scenarios and presets; the working directory if nobody told. */
    public static Path folder() {
        return Path.of(System.getProperty("backstop.home", ""));
    }

    /** Where results of this name go if nobody says where: below the working directory. */
    public static Path results(String name) {
        return Path.of("results", name);
    }
}
