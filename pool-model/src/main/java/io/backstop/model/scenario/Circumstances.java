package io.backstop.model.scenario;

import io.backstop.model.units.Hashes;

/**
 * What happens around the traders of a tape.
 *
 * @param gas what a keeper's transactions cost
 */
public record Circumstances(GasPrices gas) {

    /** Gas costs the same all the time. */
    public static final Circumstances USUAL = new Circumstances(GasPrices.DEFAULT);

    /** Adds what is not as usual, so that a usual tape keeps the hash it always had. */
    void addTo(Hashes hashes) {
        if (!gas.equals(GasPrices.DEFAULT)) {
            gas.addTo(hashes.add("gas"));
        }
    }
}
