package io.backstop.simulator.scenario;

import io.backstop.model.mirror.gate.Action;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.ReportBoundsSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code reportBounds} of a pool: what a report must fulfil for which actions. A bound is a name or a mapping. */
final class ReportBoundsSection {

    private static final String[] ACTIONS = Arrays.stream(Action.values())
            .map(action -> action.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new);

    private static final long DEFAULT_MAX_AGE = 30;

    private ReportBoundsSection() {}

    /** The bounds, or null where nothing is bound. */
    static @Nullable ReportBoundsSpec read(@Nullable Node section) {
        if (section == null) {
            return null;
        }
        section.allowOnly("actions", "bounds");
        return new ReportBoundsSpec(
                section.required("bounds").someItems().stream()
                        .map(ReportBoundsSection::bound)
                        .toList(),
                actions(section.optional("actions")));
    }

    /** Without a word it is liquidations that are bound. */
    private static List<String> actions(@Nullable Node actions) {
        if (actions == null) {
            return List.of(Action.LIQUIDATE.name());
        }
        return actions.someItems().stream()
                .map(action -> action.oneOf(ACTIONS).toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** One bound. */
    static BoundSpec bound(Node bound) {
        boolean isNamed = bound.json().isTextual();
        Node kind = isNamed ? bound : bound.required("kind");
        return switch (kind.oneOf("maxAge", "sinceChange", "fixedVersion", "containment")) {
            case "maxAge" -> maxAge(bound, isNamed);
            case "fixedVersion" -> fixedVersion(bound, isNamed);
            case "sinceChange" -> withoutFigures(bound, isNamed, new BoundSpec.SinceChange());
            default -> withoutFigures(bound, isNamed, new BoundSpec.Containment());
        };
    }

    private static BoundSpec maxAge(Node bound, boolean isNamed) {
        if (isNamed) {
            return new BoundSpec.MaxAge(DEFAULT_MAX_AGE);
        }
        bound.allowOnly("kind", "age");
        return new BoundSpec.MaxAge(Quantity.wholeSeconds(bound, "age", DEFAULT_MAX_AGE));
    }

    private static BoundSpec fixedVersion(Node bound, boolean isNamed) {
        if (!isNamed) {
            bound.allowOnly("kind", "granularity", "earliest", "latest");
        }
        VersionWindow window = VersionWindow.read(bound);
        return new BoundSpec.FixedVersion(window.granularity(), window.earliest(), window.latest());
    }

    private static BoundSpec withoutFigures(Node bound, boolean isNamed, BoundSpec spec) {
        if (!isNamed) {
            bound.allowOnly("kind");
        }
        return spec;
    }
}
