package io.backstop.simulator.command;

import java.nio.file.Path;

/** The product's folder, as the launcher tells it. */
final class Home {

    private Home() {}

    static Path folder() {
        return Path.of(System.getProperty("backstop.home", ""));
    }
}
