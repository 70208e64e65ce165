package io.backstop.simulator.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that the build puts beside the classes: the page's style and its bundled script. */
final class PageResource {

    private PageResource() {}

    /**
     * Reads a text of this package.
     *
     * @throws IllegalStateException if the build left it out
     */
    static String text(String name) {
        try (InputStream resource = PageResource.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
