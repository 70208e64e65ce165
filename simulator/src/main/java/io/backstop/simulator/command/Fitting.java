package io.backstop.simulator.command;

import io.backstop.model.scenario.InputException;
import java.util.function.Supplier;

/** Fits figures to recorded rounds; that they allow none is a mistake of their file. */
final class Fitting {

    private Fitting() {}

    /**
     * Makes a fit.
     *
     * @throws InputException if its figures are none that a feed can have
     */
    static <T> T of(String file, Supplier<T> fit) {
        try {
            return fit.get();
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": no feed can be fitted to these rounds: " + e.getMessage());
        }
    }
}
