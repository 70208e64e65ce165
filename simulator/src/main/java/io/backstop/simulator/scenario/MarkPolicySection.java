package io.backstop.simulator.scenario;

import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.MarkSpec.ExpectedFunding;
import org.jspecify.annotations.Nullable;

/** {@code mark} of a book venue. What a policy leaves out is the figure of the venue it is known from. */
final class MarkPolicySection {

    /** Binance COIN-M: 30 samples of 5 s. */
    private static final long MEDIAN_WINDOW = 150_000;
    /** Binance's quarterly contracts: 30 samples of 1 s. */
    private static final long BASIS_WINDOW = 30_000;
    /** Hyperliquid: 150 s of the basis, 30 s of the book. */
    private static final long ORACLE_BASIS_CONSTANT = 150_000;

    private static final long BOOK_CONSTANT = 30_000;
    /** Deribit: 30 s and 0.5 %. */
    private static final long BANDED_BASIS_CONSTANT = 30_000;

    private static final long BASIS_BAND = 5_000_000;
    /** FTX: 20 % in 5 minutes. */
    private static final long MOVE_BAND = 200_000_000;

    private static final long MOVE_WINDOW = 300_000;
    /** The interest of 0.01 %, which funding is while the premium is small (Binance, BitMEX). */
    private static final long INTEREST = 100_000;

    private static final long MOST_RATE = 1_000_000_000;

    private MarkPolicySection() {}

    static MarkSpec read(@Nullable Node mark) {
        if (mark == null) {
            return new MarkSpec.Median(MEDIAN_WINDOW);
        }
        Node policy = mark.optional("policy");
        String name = policy == null
                ? "median"
                : policy.oneOf("median", "oracleMedian", "bandedBasis", "bandedLast", "basis", "fundingBasis", "index");
        return switch (name) {
            case "oracleMedian" -> oracleMedian(mark);
            case "bandedBasis" -> bandedBasis(mark);
            case "bandedLast" -> bandedLast(mark);
            case "basis" -> basis(mark);
            case "index" -> index(mark);
            case "fundingBasis" -> fundingBasis(mark);
            default -> median(mark);
        };
    }

    private static MarkSpec median(Node mark) {
        mark.allowOnly("policy", "basisWindow", "fundingRate", "fundingInterval");
        return new MarkSpec.Median(time(mark, "basisWindow", MEDIAN_WINDOW, MarkSpec.LONGEST), funding(mark, 0));
    }

    private static MarkSpec oracleMedian(Node mark) {
        mark.allowOnly("policy", "basisConstant", "bookConstant");
        return new MarkSpec.OracleMedian(
                time(mark, "basisConstant", ORACLE_BASIS_CONSTANT, MarkSpec.LONGEST),
                time(mark, "bookConstant", BOOK_CONSTANT, MarkSpec.LONGEST));
    }

    private static MarkSpec bandedBasis(Node mark) {
        mark.allowOnly("policy", "basisConstant", "band");
        return new MarkSpec.BandedBasis(
                time(mark, "basisConstant", BANDED_BASIS_CONSTANT, MarkSpec.LONGEST), band(mark, BASIS_BAND));
    }

    private static MarkSpec bandedLast(Node mark) {
        mark.allowOnly("policy", "band", "window");
        return new MarkSpec.BandedLast(band(mark, MOVE_BAND), time(mark, "window", MOVE_WINDOW, MarkSpec.LONGEST_BAND));
    }

    private static MarkSpec basis(Node mark) {
        mark.allowOnly("policy", "basisWindow");
        return new MarkSpec.Basis(time(mark, "basisWindow", BASIS_WINDOW, MarkSpec.LONGEST));
    }

    private static MarkSpec index(Node mark) {
        mark.allowOnly("policy");
        return new MarkSpec.Index();
    }

    private static MarkSpec fundingBasis(Node mark) {
        mark.allowOnly("policy", "fundingRate", "fundingInterval");
        return new MarkSpec.FundingBasis(funding(mark, INTEREST));
    }

    private static ExpectedFunding funding(Node mark, long usualRate) {
        Node node = mark.optional("fundingRate");
        long rate = node == null ? usualRate : Quantity.signedRatio(node);
        if (node != null && (rate <= -MOST_RATE || rate >= MOST_RATE)) {
            throw node.mistake("must be between -100% and 100%");
        }
        return new ExpectedFunding(
                rate, time(mark, "fundingInterval", ExpectedFunding.NONE.interval(), MarkSpec.LONGEST));
    }

    private static long band(Node mark, long usual) {
        Node node = mark.optional("band");
        long band = node == null ? usual : Quantity.ratio(node);
        if (node != null && (band == 0 || band >= MOST_RATE)) {
            throw node.mistake("must be above 0% and below 100%");
        }
        return band;
    }

    private static long time(Node mark, String key, long usual, long most) {
        long millis = Quantity.positiveDuration(mark, key, usual);
        if (millis > most) {
            throw mark.required(key).mistake("must be at most " + most / 3_600_000 + "h");
        }
        return millis;
    }
}
