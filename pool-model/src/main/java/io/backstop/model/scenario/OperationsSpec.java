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
 * @param parameters figures that the governor may change; of the caps either all or none, some perhaps with bounds that
 *     leave no choice
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

    /** Whether the governor may change this figure, of {@link ParameterNames}. */
    public boolean governs(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    }

    /** Whether a venue that is operated like this has the means for what the tape says. */
    public boolean allows(Intervention intervention) {
        return switch (intervention) {
            case Intervention.Pause ignored -> true;
            case Intervention.Resume ignored -> true;
            case Intervention.SetParameter change -> governs(change.name());
            case Intervention.SettleAt ignored -> settleable;
        };
    }

    /**
     * A figure that changes within bounds and at a pace.
     *
     * @param name of {@link ParameterNames}, or another of at most 32 letters of ASCII that nobody reads
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
