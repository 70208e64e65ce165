package io.backstop.simulator.scenario;

import io.backstop.model.scenario.OpenInterestCapsSpec;
import org.jspecify.annotations.Nullable;

/** {@code openInterestCaps} of a pool: how much each side may hold. What is not given has no cap. */
final class OpenInterestCapsSection {

    private OpenInterestCapsSection() {}

    /** Returns null if only the pool's reserve bounds the open interest. */
    static @Nullable OpenInterestCapsSpec read(@Nullable Node caps, int sizeDecimals) {
        if (caps == null) {
            return null;
        }
        caps.allowOnly("longSize", "shortSize", "longNotional", "shortNotional");
        return new OpenInterestCapsSpec(
                size(caps.optional("longSize"), sizeDecimals),
                size(caps.optional("shortSize"), sizeDecimals),
                notional(caps.optional("longNotional")),
                notional(caps.optional("shortNotional")));
    }

    static long size(@Nullable Node cap, int sizeDecimals) {
        if (cap == null) {
            return OpenInterestCapsSpec.NO_CAP;
        }
        long size = Quantity.size(cap, sizeDecimals);
        if (size < 0) {
            throw cap.mistake("must be positive");
        }
        return size;
    }

    private static long notional(@Nullable Node cap) {
        return cap == null ? OpenInterestCapsSpec.NO_CAP : Quantity.money(cap);
    }
}
