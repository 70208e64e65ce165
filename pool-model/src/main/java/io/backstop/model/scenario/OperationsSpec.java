package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What people may do to a pool venue while it runs.
 *
 * @param maxForcedPause after how many seconds liquidation and ADL go on by themselves
 * @param settleable whether the governor may fix the price for good
 * @param parameters figures that the governor may change
 */
public record OperationsSpec(long maxForcedPause, boolean settleable, List<Parameter> parameters) {

    private static final int LONGEST_NAME = 32;

    /** Checks the figures. */
    public OperationsSpec {
        Figures.requireWithin("maxForcedPause", maxForcedPause, 1, 7 * GateSpec.DAY);
        parameters = List.copyOf(parameters);
        Set<String> names = new HashSet<>();
        for (Parameter parameter : parameters) {
            if (!names.add(parameter.name())) {
                throw new IllegalArgumentException("parameter " + parameter.name() + " must be defined once");
            }
        }
    }

    /**
     * A figure that changes within bounds and at a pace.
     *
     * @param name at most 32 letters of ASCII
     * @param value at the start, in the unit of whoever reads it
     * @param least the bound below, allowed itself
     * @param most the bound above, allowed itself
     * @param minInterval seconds between two changes
     */
    public record Parameter(String name, long value, long least, long most, long minInterval) {

        /** Checks the figures. */
        public Parameter {
            Figures.requireWithin("length of a name", name.length(), 1, LONGEST_NAME);
            Figures.requireWithin(name, value, least, most);
            Figures.requireWithin("minInterval", minInterval, 0, GateSpec.LONGEST);
        }
    }
}
