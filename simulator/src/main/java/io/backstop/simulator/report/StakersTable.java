package io.backstop.simulator.report;

import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.StakeRun;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.List;

/** What became of stakers who react, cohort by cohort, at each venue that has them. */
final class StakersTable {

    private static final String NONE = "–";

    private StakersTable() {}

    /** What is staked at a venue. */
    static String unit(VenueRun run) {
        return run.stakeFeed() == null ? "dollars" : "tokens";
    }

    /** Whether nobody reacts at any venue. */
    static boolean isEmpty(Comparison comparison) {
        return comparison.runs().stream()
                .allMatch(run -> run.stakeRun().cohorts().isEmpty());
    }

    /** Nothing where nobody reacts. */
    static Html section(Comparison comparison) {
        TimeGrid grid = comparison.tape().grid();
        List<List<String>> rows = new ArrayList<>();
        for (VenueColumn column : comparison.columns()) {
            VenueRun run = column.run();
            run.stakeRun().cohorts().forEach(cohort -> rows.add(row(column.name(), run, cohort, grid)));
        }
        if (isEmpty(comparison)) {
            return Html.NONE;
        }
        return ReportPage.section(
                "stakers",
                "Stakers",
                "Those who start their cooldown when something frightens them, and those who stay. Gain over staying"
                        + " alike is what a cohort has more than if all had shared every slash by their stake.",
                FigureTable.ofWrittenFigures(
                        "What became of each cohort of stakers",
                        List.of(
                                "Venue and cohort",
                                "Unit",
                                "Staked",
                                "Announced",
                                "Left",
                                "Slashed before",
                                "Slashed while waiting",
                                "Paid",
                                "Kept",
                                "PnL",
                                "Gain over staying alike"),
                        rows));
    }

    private static List<String> row(String venue, VenueRun run, StakeRun.Cohort cohort, TimeGrid grid) {
        return List.of(
                venue + ": " + cohort.name(),
                unit(run),
                amount(cohort.staked()),
                time(grid, cohort.announcedAt()),
                cohort.refusal() == null ? time(grid, cohort.triedAt()) : "refused",
                amount(cohort.slashedBefore()),
                amount(cohort.slashedWhileWaiting()),
                amount(cohort.paid()),
                amount(cohort.kept()),
                amount(cohort.pnl()),
                amount(run.stakeRun().runGain(cohort)));
    }

    private static String time(TimeGrid grid, int step) {
        return step == StakeRun.NEVER ? NONE : Moments.clock(grid, step);
    }

    private static String amount(long millionths) {
        return Dollars.plain(millionths);
    }
}
