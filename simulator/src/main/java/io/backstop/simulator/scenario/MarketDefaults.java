package io.backstop.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a venue that names a preset is given where neither says it: an id, and figures of a market, which no protocol has. They are
 * choices, so that any preset runs by its name alone; a study sets its own.
 */
final class MarketDefaults {

    private static final long LP_CAPITAL = 10_000_000;
    private static final String TICK_SIZE = "0.01";
    private static final String HALF_SPREAD = "1bps";
    private static final String LEVEL_GAP = "5bps";
    private static final int LEVELS = 40;
    private static final long DEPTH_PER_LEVEL = 250_000;
    private static final String REFILL = "30s";

    private MarketDefaults() {}

    /** Fills a venue of a known type. */
    static void fill(ObjectNode venue, String preset) {
        if (isMissing(venue, "id")) {
            venue.put("id", preset);
        }
        if (venue.path("type").asText().equals("pool")) {
            putIfMissing(venue, "lpCapital", LP_CAPITAL);
        } else {
            fillBook(venue);
        }
    }

    /** Makers quote by themselves: beside them a book has a tick only. */
    private static void fillBook(ObjectNode venue) {
        if (isMissing(venue, "book")) {
            venue.putObject("book");
        }
        if (!(venue.path("book") instanceof ObjectNode book)) {
            return;
        }
        putIfMissing(book, "tickSize", TICK_SIZE);
        if (venue.path("makers").isEmpty()) {
            putIfMissing(book, "halfSpread", HALF_SPREAD);
            putIfMissing(book, "levelGap", LEVEL_GAP);
            putIfMissing(book, "levels", LEVELS);
            putIfMissing(book, "depthPerLevel", DEPTH_PER_LEVEL);
            putIfMissing(book, "refill", REFILL);
        }
    }

    private static void putIfMissing(ObjectNode tree, String key, String value) {
        if (isMissing(tree, key)) {
            tree.put(key, value);
        }
    }

    private static void putIfMissing(ObjectNode tree, String key, long value) {
        if (isMissing(tree, key)) {
            tree.put(key, value);
        }
    }

    private static boolean isMissing(ObjectNode tree, String key) {
        return tree.path(key).isMissingNode() || tree.path(key).isNull();
    }
}
