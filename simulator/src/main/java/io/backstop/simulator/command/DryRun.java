package io.backstop.simulator.command;

import io.backstop.model.scenario.FeedCursor;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.units.Decimals;
import io.backstop.simulator.live.FeedRole;
import io.backstop.simulator.onchain.PoolJob;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says what would be published, in the tape's own time. */
final class DryRun {

    private DryRun() {}

    /** A line for each update of some feeds, in the order in which they would land. */
    static void print(PoolJob job, List<FeedRole> roles, PrintWriter printer) {
        TimeGrid grid = job.tape().grid();
        Map<String, FeedCursor> feeds = new LinkedHashMap<>();
        roles.forEach(role -> feeds.put(
                role.contract(), Objects.requireNonNull(role.tape(job)).cursor()));
        for (int step = 0; step < grid.steps(); step++) {
            Instant time = Instant.ofEpochMilli(grid.millis(step));
            for (Map.Entry<String, FeedCursor> feed : feeds.entrySet()) {
                OracleUpdate update = feed.getValue().take(step);
                if (update != null) {
                    printer.println("%s %s price %s publishTime %d"
                            .formatted(
                                    time,
                                    feed.getKey(),
                                    Decimals.format(update.price(), Decimals.PRICE),
                                    update.publishTime()));
                }
            }
        }
        printer.flush();
    }
}
