package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/**
 * When, in which order and at which price a book venue deleverages what it has taken over.
 *
 * @param triggers of which one is enough, at least one
 * @param reports what is told of it beside its waves
 */
public record BookDeleveragingSpec(Rank rank, Price price, List<Trigger> triggers, Reports reports) {

    /** When the inventory's loss at the mark is more than the fund has, by BitMEX's rank, at the bankruptcy price. */
    public static final BookDeleveragingSpec USUAL =
            new BookDeleveragingSpec(Rank.BITMEX, Price.BANKRUPTCY, List.of(new Trigger.Uncovered()));

    /** Of which nothing but the waves is told. */
    public BookDeleveragingSpec(Rank rank, Price price, List<Trigger> triggers) {
        this(rank, price, triggers, Reports.NONE);
    }

    /** Copies the list. */
    public BookDeleveragingSpec {
        triggers = List.copyOf(triggers);
        Figures.requireWithin("triggers", triggers.size(), 1, Integer.MAX_VALUE);
    }

    /**
     * What results tell of deleveraging.
     *
     * @param overshoot whether each wave is held against a second replay without deleveraging
     * @param lights whether everybody's indicator lights are told
     */
    public record Reports(boolean overshoot, boolean lights) {

        /** Neither. */
        public static final Reports NONE = new Reports(false, false);
    }

    /** The formulas by which venues order winners. */
    public enum Rank {
        BITMEX,
        BINANCE,
        HYPERLIQUID,
        PROFIT,
        LEVERAGE
    }

    /** The prices at which venues close winners. */
    public enum Price {
        BANKRUPTCY,
        MARK,
        PREVIOUS_ORACLE,
        ORACLE_IMPLIED_ZERO,
        FTX
    }

    /** What makes it due. */
    public sealed interface Trigger {

        /** The inventory's loss at the mark is more than the fund has (Binance). */
        record Uncovered() implements Trigger {}

        /** The fund is exhausted: it has less than what is not sold would lose at the mark (Bybit, BitMEX). */
        record FundEmpty() implements Trigger {}

        /**
         * The fund less the inventory's loss has fallen by more than {@code start} of its peak, until less than {@code stop}
         * (Bybit, OKX).
         *
         * @param start share of the peak (1e-9)
         * @param stop share of the peak (1e-9), at most {@code start}
         * @param leastBalance the fund's balance up to which the fall does not count, micro-dollars
         * @param window milliseconds in which the peak lies
         */
        record Drawdown(long start, long stop, long leastBalance, long window) implements Trigger {

            /** Checks the figures. */
            public Drawdown {
                Figures.requireWithin("start", start, 1, FixedPoint.RATIO_ONE);
                Figures.requireWithin("stop", stop, 1, start);
                Figures.requireWithin("leastBalance", leastBalance, 0, Long.MAX_VALUE);
                Figures.requireWithin("window", window, 1, Long.MAX_VALUE);
            }
        }

        /** The mark is at or through the bankruptcy price of what could not be sold (BitMEX). */
        record MarkThroughBankruptcy() implements Trigger {}

        /** What was taken over is worth less than nothing at the mark (Hyperliquid). */
        record NegativeEquity() implements Trigger {}

        /**
         * What was taken over is worth more than a share of the fund (Binance 2019).
         *
         * @param ofFund share of the fund (1e-9); may be above one
         */
        record MaxNotional(long ofFund) implements Trigger {

            /** Checks the share. */
            public MaxNotional {
                Figures.requireWithin("ofFund", ofFund, 0, 100 * FixedPoint.RATIO_ONE);
            }
        }

        /** All of several that ask for whole lots (BitMEX: the fund is exhausted and the mark through the bankruptcy price). */
        record All(List<Trigger> triggers) implements Trigger {

            /** Copies the list. */
            public All {
                triggers = List.copyOf(triggers);
                if (triggers.size() < 2 || !triggers.stream().allMatch(Trigger::ofWholeLots)) {
                    throw new IllegalArgumentException("two triggers of whole lots at least, were " + triggers);
                }
            }
        }

        /** Whether it asks for all of a lot, not for what is too much for the fund. */
        default boolean ofWholeLots() {
            return switch (this) {
                case FundEmpty f -> true;
                case MarkThroughBankruptcy m -> true;
                case NegativeEquity n -> true;
                case MaxNotional m -> true;
                case Uncovered u -> false;
                case Drawdown d -> false;
                case All a -> false;
            };
        }
    }
}
