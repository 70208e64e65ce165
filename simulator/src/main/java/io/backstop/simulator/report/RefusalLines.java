package io.backstop.simulator.report;

import java.util.List;
import java.util.stream.Collectors;

/** What venues refused of positions and orders, in one line. */
public final class RefusalLines {

    private RefusalLines() {}

    /** The line; none if nobody was refused. */
    public static List<String> of(Comparison comparison) {
        return of(comparison.columns());
    }

    static List<String> of(List<VenueColumn> columns) {
        String refusing = columns.stream()
                .filter(column -> !column.run().refusals().isEmpty())
                .map(column -> "%s refused %s worth %s"
                        .formatted(
                                column.name(),
                                Dollars.grouped(column.run().refusals().size()),
                                Dollars.sign(FigureRow.refusedNotional(column.run()))))
                .collect(Collectors.joining("; "));
        return refusing.isEmpty() ? List.of() : List.of("Orders of the tape: " + refusing + ".");
    }
}
