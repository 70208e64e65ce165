package io.backstop.simulator.scenario;

import io.backstop.model.market.Validity;
import io.backstop.model.scenario.ActionNames;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.GateSpec.PriceRule;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code guards} of a pool: conditions of its actions, asked in order. A guard is a name or a mapping. */
final class GuardsSection {

    private static final long HOUR = 3_600;
    private static final long VOLATILITY = 5 * FixedPoint.RATIO_ONE;
    private static final long MOST_VOLATILITY = 1000 * FixedPoint.RATIO_ONE;
    private static final long UNCERTAINTY = 20_000_000;
    private static final long DEVIATION = 500_000_000;
    private static final long REFERENCE_AGE = 25 * HOUR;
    private static final long TRADE_AGE = 300;
    private static final long LIQUIDATE_AGE = 30;
    private static final long ATOMIC_AGE = 30;
    private static final long GRACE = 300;
    private static final long FLAG_EXPIRY = 60;

    private static final String[] ACTIONS =
            ActionNames.ALL.stream().map(GuardsSection::written).toArray(String[]::new);
    private static final Map<String, Validity> STATES = Map.of(
            "tooVolatile", Validity.TOO_VOLATILE,
            "tooUncertain", Validity.TOO_UNCERTAIN,
            "stale", Validity.STALE);

    private GuardsSection() {}

    /** The guards, none where there is no such key. */
    static List<GateSpec> read(@Nullable Node guards, FeedSection feeds) {
        List<GateSpec> read = new ArrayList<>();
        Set<Class<?>> kinds = new HashSet<>();
        for (Node guard : guards == null ? List.<Node>of() : guards.items()) {
            GateSpec spec = guard(guard, feeds);
            if (!kinds.add(spec.getClass())) {
                throw guard.mistakeWithoutValue("every kind of guard must be listed once");
            }
            read.add(spec);
        }
        return read;
    }

    /** The actions under a key, in the contracts' spelling, or what holds if it is not there. */
    static List<String> actions(Node parent, String key, List<String> otherwise) {
        Node actions = parent.optional(key);
        if (actions == null) {
            return otherwise;
        }
        return actions.someItems().stream()
                .map(action -> action.oneOf(ACTIONS).toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private static GateSpec guard(Node guard, FeedSection feeds) {
        Node kind = guard.json().isTextual() ? guard : guard.required("kind");
        return switch (kind.oneOf("priceGuard", "reference", "resumeGrace", "flags")) {
            case "priceGuard" -> priceGuard(guard);
            case "reference" -> reference(guard, feeds);
            case "resumeGrace" -> resumeGrace(guard);
            default -> flags(guard);
        };
    }

    private static GateSpec priceGuard(Node guard) {
        allowOnly(guard, "kind", "volatility", "uncertainty", "maxAge", "tolerated");
        Node ages = guard.optional("maxAge");
        Node tolerated = guard.optional("tolerated");
        if (ages != null) {
            ages.allowOnly("trade", "liquidate", "atomic");
        }
        if (tolerated != null) {
            tolerated.allowOnly(ACTIONS);
        }
        List<PriceRule> rules = ActionNames.ALL.stream()
                .map(action -> new PriceRule(maxAge(ages, action), tolerated(tolerated, action)))
                .toList();
        Node uncertainty = guard.optional("uncertainty");
        return new GateSpec.PriceGuard(
                volatility(guard), uncertainty == null ? UNCERTAINTY : Quantity.share(uncertainty), rules);
    }

    private static long volatility(Node guard) {
        Node factor = guard.optional("volatility");
        if (factor == null) {
            return VOLATILITY;
        }
        long volatility = Quantity.ratio(factor);
        if (volatility < FixedPoint.RATIO_ONE || volatility > MOST_VOLATILITY) {
            throw factor.mistake("must be a factor from 1 to 1000");
        }
        return volatility;
    }

    /** GMX v2's ages: one to trade, one for what is done in the very transaction that brings the price. */
    private static long maxAge(@Nullable Node ages, String action) {
        return switch (action) {
            case "LIQUIDATE", "DELEVERAGE" -> age(ages, "liquidate", LIQUIDATE_AGE);
            case "DEPOSIT", "WITHDRAW" -> age(ages, "atomic", ATOMIC_AGE);
            default -> age(ages, "trade", TRADE_AGE);
        };
    }

    private static long age(@Nullable Node ages, String key, long otherwise) {
        return ages == null ? otherwise : Quantity.positiveSeconds(ages, key, otherwise);
    }

    /** Confidence widens in the very crashes in which positions must be closed: forced closes tolerate it. */
    private static Set<Validity> tolerated(@Nullable Node tolerated, String action) {
        Node states = tolerated == null ? null : tolerated.optional(written(action));
        if (states == null) {
            boolean forced = action.equals("LIQUIDATE") || action.equals("DELEVERAGE");
            return forced ? Set.of(Validity.TOO_UNCERTAIN) : Set.of();
        }
        EnumSet<Validity> read = EnumSet.noneOf(Validity.class);
        for (Node state : states.items()) {
            read.add(STATES.getOrDefault(state.oneOf("tooVolatile", "tooUncertain", "stale"), Validity.STALE));
        }
        return read;
    }

    private static GateSpec reference(Node guard, FeedSection feeds) {
        allowOnly(guard, "kind", "deviation", "maxAge", "oracle");
        Node deviation = guard.optional("deviation");
        long allowed = deviation == null ? DEVIATION : Quantity.share(deviation);
        if (deviation != null && allowed == 0) {
            throw deviation.mistake("must be positive");
        }
        return new GateSpec.ReferenceGuard(
                allowed,
                Quantity.positiveSeconds(guard, "maxAge", REFERENCE_AGE),
                feeds.read(guard.optional("oracle")));
    }

    private static GateSpec resumeGrace(Node guard) {
        allowOnly(guard, "kind", "after", "grace", "actions");
        Node after = guard.optional("after");
        return new GateSpec.ResumeGrace(
                after != null && after.oneOf("silence", "sequencerDown").equals("sequencerDown"),
                Limited.positiveSeconds(guard, "grace", GRACE, GateSpec.DAY),
                actions(guard, "actions", ActionNames.ALL));
    }

    private static GateSpec flags(Node guard) {
        allowOnly(guard, "kind", "minDelay", "expiry");
        long minDelay = Limited.seconds(guard, "minDelay", 0, GateSpec.DAY);
        long expiry = Limited.positiveSeconds(guard, "expiry", FLAG_EXPIRY, 7 * GateSpec.DAY);
        if (expiry <= minDelay) {
            throw guard.mistakeWithoutValue("expiry must be longer than minDelay");
        }
        return new GateSpec.Flags(minDelay, expiry);
    }

    private static void allowOnly(Node guard, String... keys) {
        if (!guard.json().isTextual()) {
            guard.allowOnly(keys);
        }
    }

    private static String written(String action) {
        return action.toLowerCase(Locale.ROOT);
    }
}
