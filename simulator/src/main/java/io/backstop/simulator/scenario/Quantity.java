package io.backstop.simulator.scenario;

import io.backstop.model.units.Decimals;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts with a unit as users write them, turned into the integers of the model. */
final class Quantity {

    private static final Pattern DURATION = Pattern.compile("(-?)([0-9]{1,12})(ms|s|m|h)");
    private static final long YEAR_MILLIS = 8_760L * 3_600_000;
    private static final int PERCENT_DECIMALS = 7;
    private static final int BASIS_POINT_DECIMALS = 5;
    private static final int FACTOR_DECIMALS = 18;
    private static final long SECOND = 1000;

    /** A trillion dollars: all amounts of a scenario together still fit the ledger. */
    private static final long MOST_MONEY = 1_000_000_000_000_000_000L;

    private static final long MOST_VAULT_MONEY = 9_000_000_000_000_000L;
    private static final long MOST_COLLATERAL = 100_000_000_000_000L;

    private Quantity() {}

    /** A time in milliseconds, more than none. */
    static long positiveDuration(Node node) {
        return positive(node, signedDuration(node));
    }

    /** Whole seconds, more than none. */
    static long positiveSeconds(Node node) {
        return positive(node, wholeSeconds(node));
    }

    /** Whole seconds, not negative. */
    static long wholeSeconds(Node node) {
        long millis = duration(node);
        if (millis % SECOND != 0) {
            throw node.mistake("must be whole seconds");
        }
        return millis / SECOND;
    }

    /** Whole seconds, more than none, or what holds if the key is not there. */
    static long positiveSeconds(Node parent, String key, long otherwise) {
        Node node = parent.optional(key);
        return node == null ? otherwise : positiveSeconds(node);
    }

    /** Whole seconds, not negative, or what holds if the key is not there. */
    static long wholeSeconds(Node parent, String key, long otherwise) {
        Node node = parent.optional(key);
        return node == null ? otherwise : wholeSeconds(node);
    }

    /** A time in milliseconds, not negative. */
    static long duration(Node node) {
        return notNegative(node, signedDuration(node));
    }

    /** A time in milliseconds, or what holds if the key is not there. */
    static long duration(Node parent, String key, long otherwise) {
        Node node = parent.optional(key);
        return node == null ? otherwise : duration(node);
    }

    /** A time in milliseconds, more than none, or what holds if the key is not there. */
    static long positiveDuration(Node parent, String key, long otherwise) {
        Node node = parent.optional(key);
        return node == null ? otherwise : positiveDuration(node);
    }

    /** Epoch milliseconds of an instant such as {@code 2025-10-10T20:50:00Z}, a whole second. */
    static long instant(Node node) {
        Long millis = tryInstant(node.json().isTextual() ? node.json().textValue() : "");
        if (millis == null || millis <= 0) {
            throw node.mistake("must be a time such as \"2025-10-10T20:50:00Z\"");
        }
        return millis;
    }

    /** Epoch milliseconds of an instant, or of a time after the start such as {@code 900s}. */
    static long instantOrOffset(Node node, long startMillis) {
        String text = node.json().isTextual() ? node.json().textValue() : "";
        if (DURATION.matcher(text).matches()) {
            return startMillis + duration(node);
        }
        Long millis = tryInstant(text);
        if (millis == null || millis <= 0) {
            throw node.mistake("must be a time such as \"2025-10-10T20:50:00Z\" or \"900s\" after the start");
        }
        return millis;
    }

    /** A share such as {@code 2%}, {@code 12bps} or {@code 0.02}, from nothing to all (1e-9). */
    static long share(Node node) {
        long ratio = ratio(node);
        if (ratio > Decimals.powerOfTen(Decimals.RATIO)) {
            throw node.mistake("must be at most 100%");
        }
        return ratio;
    }

    /** A share above nothing. */
    static long positiveShare(Node node) {
        return positive(node, share(node));
    }

    /** A share above nothing, or what holds if the key is not there. */
    static long positiveShare(Node parent, String key, long otherwise) {
        Node node = parent.optional(key);
        return node == null ? otherwise : positiveShare(node);
    }

    /** A ratio below all. */
    static long ratioBelowOne(Node node) {
        return belowOne(node, ratio(node));
    }

    /** A ratio below all, or what holds if the key is not there. */
    static long ratioBelowOne(Node parent, String key, long otherwise) {
        Node node = parent.optional(key);
        return node == null ? otherwise : ratioBelowOne(node);
    }

    /** A ratio above nothing. */
    static long positiveRatio(Node node) {
        return positive(node, ratio(node));
    }

    /** A ratio such as {@code 2%}, {@code 12bps} or {@code 0.02}, not negative (1e-9). */
    static long ratio(Node node) {
        return notNegative(node, signedRatio(node));
    }

    /** A ratio such as {@code -2%}, {@code 12bps} or {@code 0.02} (1e-9). */
    static long signedRatio(Node node) {
        String text = node.json().isTextual() || node.json().isNumber() ? node.text() : "";
        String allowed = "must be a ratio such as \"1%\", \"12bps\" or 0.01";
        if (text.endsWith("%")) {
            return decimal(node, text.substring(0, text.length() - 1), PERCENT_DECIMALS, allowed);
        }
        if (text.endsWith("bps")) {
            return decimal(node, text.substring(0, text.length() - 3), BASIS_POINT_DECIMALS, allowed);
        }
        return decimal(node, text, Decimals.RATIO, allowed);
    }

    /** A factor per dollar, or per dollar squared, such as {@code 0.0000001}, not negative (1e-18). */
    static long factor(Node node) {
        return notNegative(node, decimal(node, FACTOR_DECIMALS, "must be a factor such as 0.0000001"));
    }

    /** Micro-dollars, not negative. */
    static long money(Node node) {
        long amount = notNegative(node, decimal(node, Decimals.MONEY, "must be an amount in dollars"));
        if (amount > MOST_MONEY) {
            throw node.mistake("must be at most 1000000000000 dollars");
        }
        return amount;
    }

    /** Micro-dollars, more than none. */
    static long positiveMoney(Node node) {
        return positive(node, money(node));
    }

    /** Coins (1e-8), not negative. */
    static long coins(Node node) {
        return notNegative(node, decimal(node, Decimals.COIN, "must be an amount in coins"));
    }

    /** Micro-dollars of a vault, whose shares have three decimals more and must fit 64 bits. */
    static long vaultMoney(Node node) {
        long amount = money(node);
        if (amount > MOST_VAULT_MONEY) {
            throw node.mistake("must be at most 9000000000 dollars");
        }
        return amount;
    }

    /** Collateral in micro-dollars: bounded, so that all of it together fits the ledger and the operator's purse. */
    static long collateral(Node node) {
        long amount = money(node);
        if (amount > MOST_COLLATERAL) {
            throw node.mistake("must be at most 100000000 dollars");
        }
        return amount;
    }

    /** A price in 1e-8 dollar, positive. */
    static long price(Node node) {
        return positive(node, decimal(node, Decimals.PRICE, "must be a price in dollars"));
    }

    /** A signed size in market units, not zero. */
    static long size(Node node, int decimals) {
        long size = decimal(node, decimals, "must be a size in whole base units");
        if (size == 0) {
            throw node.mistake("must not be zero");
        }
        return size;
    }

    private static long signedDuration(Node node) {
        Matcher matcher = DURATION.matcher(node.json().isTextual() ? node.json().textValue() : "");
        if (!matcher.matches()) {
            throw node.mistake("must be a duration such as \"30s\", \"5m\", \"1h\" or \"500ms\"");
        }
        long unit = switch (matcher.group(3)) {
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "s" -> 1_000;
            default -> 1;
        };
        long millis = Math.multiplyExact(Long.parseLong(matcher.group(2)), unit);
        if (millis > YEAR_MILLIS) {
            throw node.mistake("must be at most 8760h");
        }
        return matcher.group(1).isEmpty() ? millis : -millis;
    }

    private static @Nullable Long tryInstant(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static long decimal(Node node, int decimals, String allowed) {
        boolean readable = node.json().isTextual() || node.json().isNumber();
        return decimal(node, readable ? node.text() : "", decimals, allowed);
    }

    private static long decimal(Node node, String text, int decimals, String allowed) {
        try {
            return Decimals.parse(text, decimals);
        } catch (NumberFormatException e) {
            throw node.mistake(allowed + ", with at most " + decimals + " decimals and within 64 bits");
        }
    }

    private static long positive(Node node, long value) {
        if (value <= 0) {
            throw node.mistake("must be positive");
        }
        return value;
    }

    private static long belowOne(Node node, long ratio) {
        if (ratio >= Decimals.powerOfTen(Decimals.RATIO)) {
            throw node.mistake("must be below 100%");
        }
        return ratio;
    }

    private static long notNegative(Node node, long value) {
        if (value < 0) {
            throw node.mistake("must not be negative");
        }
        return value;
    }
}
