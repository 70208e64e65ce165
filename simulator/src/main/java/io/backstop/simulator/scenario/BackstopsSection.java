package io.backstop.simulator.scenario;

import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.units.Millis;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code backstops} of a book venue: who takes positions over, asked in turn. An empty list is nobody. */
final class BackstopsSection {

    private static final long MOST_CAP = 100 * FixedPoint.RATIO_ONE;

    private BackstopsSection() {}

    static List<BackstopSpec> read(@Nullable Node backstops) {
        if (backstops == null) {
            return BackstopSpec.USUAL;
        }
        return Kinds.eachOnce(backstops.items(), BackstopsSection::backstop);
    }

    private static BackstopSpec backstop(Node node) {
        return switch (node.required("kind").oneOf("engine", "fund", "vault", "providers")) {
            case "fund" -> fund(node);
            case "vault" -> {
                node.allowOnly("kind", "equity", "leastEquity", "sells");
                Node least = node.optional("leastEquity");
                yield new BackstopSpec.Vault(
                        Quantity.money(node.required("equity")),
                        least == null ? 0 : Quantity.money(least),
                        node.optional("sells") == null || node.flag("sells"));
            }
            case "providers" -> {
                node.allowOnly("kind", "list");
                yield new BackstopSpec.Providers(node.required("list").someItems().stream()
                        .map(BackstopsSection::provider)
                        .toList());
            }
            default -> {
                node.allowOnly("kind");
                yield new BackstopSpec.Engine();
            }
        };
    }

    private static BackstopSpec fund(Node node) {
        node.allowOnly("kind", "positionCap", "leaveAfterLoss", "window", "exit");
        Node cap = node.required("positionCap");
        long ratio = Quantity.ratio(cap);
        if (ratio > MOST_CAP) {
            throw cap.mistake("must be at most 10000%");
        }
        return new BackstopSpec.Fund(
                ratio,
                Quantity.positiveShare(node.required("leaveAfterLoss")),
                Quantity.positiveDuration(node, "window", Millis.EIGHT_HOURS),
                Quantity.ratioBelowOne(node.required("exit")));
    }

    private static BackstopSpec.Provider provider(Node node) {
        node.allowOnly("account", "perMinute", "perHour", "sells");
        long perMinute = limit(node.required("perMinute"));
        Node hour = node.required("perHour");
        long perHour = limit(hour);
        if (perHour < perMinute) {
            throw hour.mistake("must be at least perMinute");
        }
        return new BackstopSpec.Provider(
                node.whole("account", 0, 1, Integer.MAX_VALUE),
                perMinute,
                perHour,
                Quantity.positiveDuration(node, "sells", 0));
    }

    private static long limit(Node node) {
        long limit = Quantity.money(node);
        if (limit > BackstopSpec.Provider.MOST) {
            throw node.mistake("must be at most 140 million");
        }
        return limit;
    }
}
