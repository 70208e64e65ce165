package io.backstop.simulator.report;

import io.backstop.model.ledger.Transfer;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Locale;

/** {@code ledger.csv}: every transfer of every run. Step −1 is the time before the tape and has no instant. */
final class LedgerFile {

    private LedgerFile() {}

    static void write(Comparison comparison, Writer writer) throws IOException {
        writer.write("venue,kind,step,time_utc,from,to,asset,amount_usd,reason\n");
        TimeGrid grid = comparison.tape().grid();
        for (VenueRun run : comparison.runs()) {
            String venue = run.id() + ',' + run.kind().label() + ',';
            for (Transfer t : run.ledger().transfers()) {
                writer.write(venue
                        + t.step()
                        + ','
                        + time(grid, t.step())
                        + ','
                        + t.from()
                        + ','
                        + t.to()
                        + ','
                        + t.asset()
                        + ','
                        + Dollars.exact(t.amount())
                        + ','
                        + t.reason().name().toLowerCase(Locale.ROOT)
                        + '\n');
            }
        }
    }

    private static String time(TimeGrid grid, int step) {
        return step < 0 ? "" : Instant.ofEpochMilli(grid.millis(step)).toString();
    }
}
