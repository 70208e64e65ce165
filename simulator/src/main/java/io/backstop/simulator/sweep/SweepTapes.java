package io.backstop.simulator.sweep;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backstop.simulator.report.SweepFigures.Tape;
import io.backstop.simulator.report.SweepFigures.Tapes;
import io.backstop.simulator.store.Database;
import io.backstop.simulator.store.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the runs replayed: seed by seed from the least on, the tapes of a seed in the order of the grid. A seed has several
 * where a varied key changes the tape, and none where the positions were refused.
 *
 * @param seeds of the sweep
 * @param tapes no two equal
 */
record SweepTapes(List<Long> seeds, List<Tape> tapes) {

    /** More of them nobody reads on a page. */
    private static final int MOST_SHOWN = 200;

    /** Copies the lists. */
    SweepTapes {
        seeds = List.copyOf(seeds);
        tapes = List.copyOf(tapes);
    }

    /** Reads them from the table of runs. */
    static SweepTapes read(Database database, Path runs, List<Long> seeds) {
        List<Tape> tapes = new ArrayList<>();
        database.read("""
            SELECT seed, tapeHash FROM read_parquet(%s) WHERE tapeHash IS NOT NULL
            GROUP BY seed, tapeHash ORDER BY seed, min(point)\
            """.formatted(Database.quoted(runs)), rows -> {
            while (rows.next()) {
                tapes.add(new Tape(rows.getLong(1), rows.getString(2)));
            }
        });
        return new SweepTapes(seeds, tapes);
    }

    /** SHA-256 of a line for each tape: its seed, a blank and its hash. */
    String hash() {
        StringBuilder lines = new StringBuilder();
        tapes.forEach(tape ->
                lines.append(tape.seed()).append(' ').append(tape.hash()).append('\n'));
        return Sha256.of(lines.toString());
    }

    /** What a page says of them. */
    Tapes shown() {
        return new Tapes(Seeds.text(seeds), tapes.size(), hash(), tapes.subList(0, Math.min(MOST_SHOWN, tapes.size())));
    }

    /** Adds all of them to what is known of a sweep. */
    void describe(ObjectNode metadata) {
        metadata.put("seeds", Seeds.text(seeds));
        metadata.put("tapesHash", hash());
        ObjectNode hashes = metadata.putObject("tapeHashes");
        tapes.forEach(
                tape -> hashes.withArrayProperty(Long.toString(tape.seed())).add(tape.hash()));
    }
}
