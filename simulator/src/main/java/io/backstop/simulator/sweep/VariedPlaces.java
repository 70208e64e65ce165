package io.backstop.simulator.sweep;

import io.backstop.model.scenario.InputException;
import io.backstop.simulator.scenario.ScenarioTemplate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which places of a scenario are varied, however their keys name them: of two values for one place only the last would count. Not thread safe. */
final class VariedPlaces {

    private static final String SEED = "seed";

    private final ScenarioTemplate template;
    private final Map<String, String> keys = new LinkedHashMap<>();

    /** None yet. */
    VariedPlaces(ScenarioTemplate template) {
        this.template = template;
    }

    /**
     * Adds the place of a key.
     *
     * @param told what was given, under which mistakes are told
     * @throws InputException if it is the seed, which has an option of its own, another key is the same one, lies in it or has it in it, or a list has no such entry
     */
    void add(String told, String key) {
        String place = template.place(told, key);
        if (place.equals(SEED)) {
            throw new InputException(told + ": seeds are given with --seeds");
        }
        keys.forEach((other, name) -> requireApart(told, place, other, name));
        keys.put(place, key);
    }

    private static void requireApart(String told, String place, String other, String name) {
        if (place.equals(other)) {
            throw new InputException(told + ": the key is varied twice, first as " + name);
        }
        if (isWithin(place, other)) {
            throw new InputException(told + ": the key lies in " + name + ", which is varied too");
        }
        if (isWithin(other, place)) {
            throw new InputException(told + ": the key has " + name + " in it, which is varied too");
        }
    }

    private static boolean isWithin(String place, String outer) {
        return place.startsWith(outer + ".") || place.startsWith(outer + "[");
    }
}
