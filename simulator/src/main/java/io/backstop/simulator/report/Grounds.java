package io.backstop.simulator.report;

import io.backstop.model.scenario.BookMakerSpec;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.report.VenueColumn.Conformance;
import io.backstop.simulator.store.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the figures rest on: assumptions, checks, settings, words, and how to make them again. */
final class Grounds {

    private static final String WHO_IS_REFUSED =
            "A later order goes by the rules of each venue: what one refuses is counted there with its notional, and"
                + " another may do it. A position of before the tape that a venue does not allow is a mistake of the"
                + " scenario, unless common accounts are compared: then its owner is left out everywhere.";

    private Grounds() {}

    /** How positions enter, first-loss capital, checks, who was refused or left out, and moved opens, one sentence each. */
    static Html assumptions(Comparison comparison) {
        List<String> sentences = new ArrayList<>();
        sentences.add(seeding(comparison));
        sentences.addAll(house(comparison));
        sentences.add(firstLoss(comparison));
        sentences.add(checks(comparison.runs()));
        sentences.addAll(conformance(comparison.columns()));
        sentences.add(WHO_IS_REFUSED);
        sentences.addAll(RefusalLines.of(comparison.columns()));
        sentences.addAll(LeftOutLines.of(comparison));
        if (comparison.clampedBars() > 0) {
            sentences.add(Dollars.grouped(comparison.clampedBars())
                    + " bars of the price files opened outside their own low and high; their open was moved inside.");
        }
        sentences.addAll(GapLines.of(comparison.gaps()));
        sentences.addAll(MarketLines.of(comparison.scenario()));
        List<Html> items = sentences.stream().map(Tag.of("li")::text).toList();
        return ReportPage.section(
                "grounds",
                "What the figures rest on",
                "",
                Tag.of("ul", "sentences").around(Html.lines(items)),
                LeftOutLines.table(comparison));
    }

    private static String seeding(Comparison comparison) {
        int positions = comparison.tape().positions().size();
        if (positions == 0) {
            return "Nobody has a position before the tape starts.";
        }
        return "Positions from before the tape: %s. Each is opened on every venue at its entry price before the first step, while no feed is late and no keeper or engine is at work."
                .formatted(Dollars.grouped(positions));
    }

    /** Nothing where there is no book. */
    private static List<String> house(Comparison comparison) {
        List<VenueRun> books = comparison.runs().stream()
                .filter(run -> run.kind() == VenueRun.Kind.CEX)
                .toList();
        List<String> sentences = new ArrayList<>();
        List<String> unlimited = books.stream()
                .filter(run -> houseMargin(comparison, run) == BookMakerSpec.UNLIMITED)
                .map(VenueRun::id)
                .toList();
        if (!unlimited.isEmpty()) {
            sentences.add(
                    "On %s the counterparty of what traders hold more on one side than on the other is one house account with unlimited margin: it is never liquidated."
                            .formatted(
                                    unlimited.size() == books.size() ? "a book venue" : String.join(", ", unlimited)));
        }
        for (VenueRun run : books) {
            long margin = houseMargin(comparison, run);
            if (margin != BookMakerSpec.UNLIMITED) {
                sentences.add(
                        "On %s the counterparty of what traders hold more on one side, if they do, is an account with a margin of %s: it is liquidated and deleveraged as anybody."
                                .formatted(run.id(), Dollars.sign(margin)));
            }
        }
        return sentences;
    }

    private static long houseMargin(Comparison comparison, VenueRun run) {
        return comparison.venue(run.id()) instanceof VenueSpec.Cex venue
                ? venue.policies().trading().houseMargin()
                : BookMakerSpec.UNLIMITED;
    }

    private static String firstLoss(Comparison comparison) {
        long share = PocketSpec.firstLossCapital(comparison.openInterest());
        long first = comparison.runs().getFirst().firstLossCapital();
        if (comparison.runs().stream().anyMatch(run -> run.firstLossCapital() != first)) {
            return "First-loss capital differs: "
                    + comparison.columns().stream()
                            .map(column -> column.name() + " "
                                    + Dollars.sign(column.run().firstLossCapital()))
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        return "Every venue's first-loss capital is %s, %s: who pays differs by the venue's rules, not by its savings."
                .formatted(
                        Dollars.sign(first),
                        first == share
                                ? "0.5 % of open interest"
                                : "not the default of 0.5 % of open interest, " + Dollars.sign(share));
    }

    private static String checks(List<VenueRun> runs) {
        List<String> broken = runs.stream()
                .filter(run -> !run.checksHold())
                .map(run -> run.id() + " (" + run.kind().label() + ")")
                .toList();
        return broken.isEmpty()
                ? "In every run the ledger equals the balances found without it, the payers paid the shortfall and its"
                        + " causes add up to it, all to the last micro-dollar."
                : "The run's own checks FAILED on " + String.join(", ", broken) + ".";
    }

    private static List<String> conformance(List<VenueColumn> columns) {
        List<String> sentences = new ArrayList<>();
        String equal = names(columns, Conformance.EQUAL);
        String different = names(columns, Conformance.DIFFERENT);
        if (!equal.isEmpty()) {
            sentences.add("Chain = mirror: the contracts on a chain and their Java mirror agree in every transfer of "
                    + equal + ".");
        }
        if (!different.isEmpty()) {
            sentences.add("Chain ≠ mirror: contracts and mirror DISAGREE on " + different + ".");
        }
        return sentences;
    }

    private static String names(List<VenueColumn> columns, Conformance conformance) {
        return columns.stream()
                .filter(column -> column.conformance() == conformance)
                .map(VenueColumn::id)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** How the venues differ. */
    static Html venues(Comparison comparison) {
        List<List<String>> rows = comparison.scenario().venues().stream()
                .flatMap(venue -> venue instanceof VenueSpec.Cex cex ? cex.all().stream() : Stream.of(venue))
                .map(Grounds::settings)
                .toList();
        List<String> header = List.of("Venue", "Closes at", "Oracle delay", "Keeper latency");
        List<Html> orders = comparison.scenario().venues().stream()
                .flatMap(venue -> LossOrder.of(venue, comparison::openInterest).stream())
                .map(Grounds::described)
                .toList();
        return ReportPage.section(
                "venues",
                "The venues",
                "",
                FigureTable.ofTexts("Settings of every venue", header, rows),
                Tag.of("h3").text("Who pays in which order"),
                Tag.of("dl", "glossary orders").around(Html.lines(orders)));
    }

    private static List<String> settings(VenueSpec venue) {
        return switch (venue) {
            case VenueSpec.Pool pool ->
                List.of(
                        pool.id(),
                        switch (pool.closeMode()) {
                            case ORACLE -> "its oracle's price";
                            case MARKET -> "the market's price";
                        },
                        delay(pool.markFeed()),
                        latency(pool));
            case VenueSpec.Cex cex ->
                List.of(
                        cex.id(),
                        (cex.book().path() == null ? "its order book" : "its order book, on a price path of its own")
                                + (cex.policies().terms().contract() == ContractType.INVERSE ? ", in coins" : ""),
                        "–",
                        "–");
        };
    }

    /** Of the one keeper that has no name, or of each that has one. */
    private static String latency(VenueSpec.Pool pool) {
        return pool.keepers().isEmpty()
                ? Moments.duration(pool.keeperLatencyMillis())
                : pool.keepers().stream()
                        .map(keeper -> keeper.id() + " "
                                + (keeper.latency().isFixed() ? "" : "at least ")
                                + Moments.duration(keeper.latency().fixedMillis()))
                        .collect(Collectors.joining(", "));
    }

    private static String delay(FeedSpec feed) {
        return (feed.network().equals(NetworkSpec.NONE) ? "" : "at least ") + Moments.duration(feed.delayMillis());
    }

    /** The words of the page. */
    static Html glossary() {
        List<Html> entries = new ArrayList<>();
        entry(entries, "Index price", "reference price of the underlying: the truth of the tape");
        entry(
                entries,
                "Mark price",
                "price a venue uses for margin: its last oracle update, or its own rule on a book");
        entry(entries, "Shortfall", "what a closed position owes beyond its collateral; somebody else pays it");
        for (Cause cause : Cause.values()) {
            entry(entries, "Cause: " + cause.label(), cause.meaning());
        }
        entry(entries, "LP pool", "depositors who are the counterparty of every trader of a pool");
        entry(entries, "Bad debt", "shortfall that no pocket paid; the pool's depositors bear the write-off");
        entry(entries, "ADL", "auto-deleveraging: profitable positions are closed against the bankrupt one");
        entry(entries, "Latency transfer", "what closes at a late oracle price moved from the LP pool to traders");
        entry(
                entries,
                "LP net result",
                "the pool's balance at the end of the tape and what was withdrawn, less what was deposited; what"
                        + " traders with open positions have won is still in it");
        entry(
                entries,
                "Depositors' result",
                "the LP net result less what open positions have won at the mark, or more what they have lost: as if"
                        + " all were closed there at the end; the return is this over the deposits");
        entry(entries, "Fees waived", "fees and rewards that were owed when no margin was left");
        entry(entries, "Unpaid claims", "profits for which the pool had too little cash");
        entry(entries, "Conservation", "largest difference between ledger and balances; anything but 0 is an error");
        return ReportPage.section(
                "glossary", "Words", "", Tag.of("dl", "glossary").around(Html.lines(entries)));
    }

    private static void entry(List<Html> entries, String term, String meaning) {
        entries.add(described(term, meaning));
    }

    private static Html described(LossOrder order) {
        List<Html> steps = order.steps().stream()
                .map(step -> Tag.of("li").text(unbroken(step.words())))
                .toList();
        List<Html> beside = order.beside().stream()
                .map(sentence -> Tag.of("p").text(unbroken(sentence) + "."))
                .toList();
        return Tag.of("div")
                .around(
                        Tag.of("dt").text(order.venue()),
                        Tag.of("dd").around(Tag.of("ol").around(Html.lines(steps)), Html.lines(beside)));
    }

    /** No line ends between a number and its unit. */
    private static String unbroken(String words) {
        return words.replaceAll("([0-9]) (%|d|h|min|s|ms)\\b|([0-9]) (%)", "$1$3\u00a0$2$4");
    }

    private static Html described(String term, String text) {
        return Tag.of("div").around(Tag.of("dt").text(term), Tag.of("dd").text(text));
    }

    /** The command, the scenario and the hashes that identify the run. */
    static Html provenance(Comparison comparison) {
        List<List<String>> hashes = new ArrayList<>();
        hashes.add(List.of("scenario", "text above, SHA-256", Sha256.of(comparison.scenarioText())));
        hashes.add(List.of("tape", "", comparison.tape().hash()));
        for (VenueRun run : comparison.runs()) {
            String name = run.id() + " (" + run.kind().label() + ")";
            hashes.add(List.of(name, "feed", run.feedHash()));
            hashes.add(List.of(name, "ledger", run.ledger().hash()));
            if (run.chain() != null) {
                hashes.add(List.of(name, "final block", run.chain().finalBlockHash()));
            }
        }
        return ReportPage.section(
                "again",
                "Make it again",
                "The same scenario and seed give the same hashes on every machine.",
                Tag.of("pre", "command").with("tabindex", 0).text(comparison.command()),
                scenario(comparison.scenarioText(), ""),
                details(
                        "Hashes",
                        FigureTable.ofTexts(
                                "Hashes of scenario, tape, feeds, ledgers and chains",
                                List.of("Of", "What", "Hash"),
                                hashes)));
    }

    /**
     * The scenario as text, which a reader may open.
     *
     * @param beside what of the runs does not stand in it, a sentence; empty if all does
     */
    static Html scenario(String text, String beside) {
        String introduction =
                "Saved as a file it runs again; files that it names are looked for beside it, presets by their names."
                        + beside;
        return details(
                "The scenario as run",
                Html.lines(
                        Tag.of("p", "introduction").text(introduction),
                        Tag.of("pre").with("tabindex", 0).text(text)));
    }

    /** A table that a reader may open. */
    static Html table(String summary, Html table) {
        return Tag.of("details", "table").around(Tag.of("summary").text(summary), table);
    }

    static Html details(String summary, Html content) {
        return Tag.of("details").around(Tag.of("summary").text(summary), content);
    }
}
