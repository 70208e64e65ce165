package io.backstop.simulator.scenario;

import io.backstop.model.scenario.NoiseSpec;
import org.jspecify.annotations.Nullable;

/** {@code noise} of a book venue: market orders of traders who know nothing. */
final class NoiseSection {

    private NoiseSection() {}

    static @Nullable NoiseSpec read(@Nullable Node noise, int sizeDecimals) {
        if (noise == null) {
            return null;
        }
        noise.allowOnly("chance", "size");
        Node size = noise.required("size");
        size.allowOnly("from", "to");
        long least = positive(size.required("from"), sizeDecimals);
        long most = positive(size.required("to"), sizeDecimals);
        if (most < least || most == Long.MAX_VALUE) {
            throw size.required("to").mistake("must be at least from, and less than the largest number");
        }
        return new NoiseSpec(Quantity.share(noise.required("chance")), least, most);
    }

    private static long positive(Node node, int sizeDecimals) {
        long size = Quantity.size(node, sizeDecimals);
        if (size < 0) {
            throw node.mistake("must be positive");
        }
        return size;
    }
}
