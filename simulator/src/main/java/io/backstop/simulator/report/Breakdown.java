package io.backstop.simulator.report;

import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.report.Bar.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A shortfall as bars: by who paid it and by what caused it. */
final class Breakdown {

    private Breakdown() {}

    /** Who paid, one bar per column; what still waits for ADL is a part of its own. */
    static List<Bar> byPayer(List<VenueColumn> columns) {
        return columns.stream()
                .map(column -> bar(column, payers(column.run()), latencyTransfer(column.run())))
                .toList();
    }

    /** What caused it, one bar per column. */
    static List<Bar> byCause(List<VenueColumn> columns) {
        return columns.stream()
                .map(column -> bar(column, causes(column.run()), ""))
                .toList();
    }

    /** A payer in words. */
    static String words(Payer payer) {
        return switch (payer) {
            case INSURANCE_FUND -> "insurance fund";
            case FEE_BUFFER -> "fee buffer";
            case SAFETY_MODULE -> "safety module";
            case LP -> "LP pool";
            case TREASURY -> "treasury";
            case ADL -> "ADL";
            case SOCIALISED -> "socialised loss";
            case BAD_DEBT -> "bad debt";
        };
    }

    private static Bar bar(VenueColumn column, List<Segment> segments, String remark) {
        return new Bar(column.id(), column.kindLabel(), column.run().shortfall(), segments, remark);
    }

    /** A pool that closes at a late price has its loss here and not in the shortfall. */
    private static String latencyTransfer(VenueRun run) {
        long moved = run.latencyTransfer();
        String direction = moved > 0 ? "the LP pool to traders" : "traders to the LP pool";
        return moved == 0
                ? ""
                : "beside it, late closing prices moved %s from %s"
                        .formatted(Dollars.sign(Math.absExact(moved)), direction);
    }

    private static List<Segment> payers(VenueRun run) {
        List<Segment> segments = new ArrayList<>();
        run.paidBy().forEach((payer, paid) -> segments.add(new Segment(words(payer), payer.label(), paid)));
        segments.add(new Segment("pending", "pending", run.pendingShortfall()));
        return segments;
    }

    private static List<Segment> causes(VenueRun run) {
        return Arrays.stream(Cause.values())
                .map(cause -> new Segment(cause.label(), cause.label(), cause.of(run.attribution())))
                .toList();
    }
}
