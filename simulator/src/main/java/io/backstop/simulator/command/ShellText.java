package io.backstop.simulator.command;

import java.nio.file.Path;

/** Words of a command as a shell reads them. */
final class ShellText {

    private ShellText() {}

    /** The word, in quotes where it needs them. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** A path; what is the product's own is named from its folder, whoever's machine it is. */
    static String shown(Path path, Path home) {
        Path absolute = path.toAbsolutePath().normalize();
        Path base = home.toAbsolutePath().normalize();
        return absolute.startsWith(base) ? base.relativize(absolute).toString() : path.toString();
    }
}
