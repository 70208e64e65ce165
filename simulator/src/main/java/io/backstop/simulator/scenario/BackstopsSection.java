package io.backstop.simulator.scenario;

import io.backstop.model.scenario.BackstopSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code backstops} of a book venue: who takes positions over, asked in turn. An empty list is nobody. */
final class BackstopsSection {

    private static final long RATIO_ONE = 1_000_000_000;
    private static final long MOST_CAP = 100 * RATIO_ONE;
    private static final long EIGHT_HOURS = 28_800_000;

    private BackstopsSection() {}

    static List<BackstopSpec> read(@Nullable Node backstops) {
        if (backstops == null) {
            return BackstopSpec.USUAL;
        }
        List<Node> nodes = backstops.items();
        List<BackstopSpec> read = nodes.stream().map(BackstopsSection::backstop).toList();
        for (int place = 0; place < nodes.size(); place++) {
            Class<?> kind = read.get(place).getClass();
            if (read.subList(0, place).stream().anyMatch(kind::isInstance)) {
                throw nodes.get(place).mistakeWithoutValue("must be of another kind than those before it");
            }
        }
        return read;
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
        Node loss = node.required("leaveAfterLoss");
        long leave = Quantity.share(loss);
        if (leave == 0) {
            throw loss.mistake("must be positive");
        }
        Node exit = node.required("exit");
        long distance = Quantity.share(exit);
        if (distance == RATIO_ONE) {
            throw exit.mistake("must be below 100%");
        }
        return new BackstopSpec.Fund(ratio, leave, Quantity.positiveDuration(node, "window", EIGHT_HOURS), distance);
    }

    private static BackstopSpec.Provider provider(Node node) {
        node.allowOnly("account", "perMinute", "perHour");
        long perMinute = limit(node.required("perMinute"));
        Node hour = node.required("perHour");
        long perHour = limit(hour);
        if (perHour < perMinute) {
            throw hour.mistake("must be at least perMinute");
        }
        return new BackstopSpec.Provider(node.whole("account", 0, 1, Integer.MAX_VALUE), perMinute, perHour);
    }

    private static long limit(Node node) {
        long limit = Quantity.money(node);
        if (limit > BackstopSpec.Provider.MOST) {
            throw node.mistake("must be at most 140 million");
        }
        return limit;
    }
}
