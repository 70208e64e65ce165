package io.backstop.model.scenario;

import io.backstop.model.units.Hashes;
import java.util.List;

/** What somebody with a role does to every venue at one step of the tape, before its orders. */
public sealed interface Intervention {

    /** The step in which it is carried out. */
    int step();

    /** Whether the guardian does it; else the governor. */
    default boolean isGuardians() {
        return this instanceof Pause;
    }

    /** Adds all of it to a hash. */
    default void addTo(Hashes hashes) {
        hashes.add(step());
        switch (this) {
            case Pause pause -> hashes.add("pause").add(ActionNames.setOf(pause.actions()));
            case Resume resume -> hashes.add("resume").add(ActionNames.setOf(resume.actions()));
            case SetParameter change ->
                hashes.add("setParameter").add(change.name()).add(change.value());
            case SettleAt settle -> hashes.add("settleAt").add(settle.price());
        }
    }

    /** The guardian stops actions, of {@link ActionNames}. */
    record Pause(int step, List<String> actions) implements Intervention {

        /** Keeps the actions as they are; at least one. */
        public Pause {
            actions = List.copyOf(actions);
            ActionNames.requireSome(actions);
        }
    }

    /** The governor lets actions go on, of {@link ActionNames}. */
    record Resume(int step, List<String> actions) implements Intervention {

        /** Keeps the actions as they are; at least one. */
        public Resume {
            actions = List.copyOf(actions);
            ActionNames.requireSome(actions);
        }
    }

    /** The governor changes a figure, of {@link ParameterNames}, in the unit of whoever reads it. */
    record SetParameter(int step, String name, long value) implements Intervention {}

    /** The governor fixes the price (1e-8 dollar) for good. */
    record SettleAt(int step, long price) implements Intervention {}
}
