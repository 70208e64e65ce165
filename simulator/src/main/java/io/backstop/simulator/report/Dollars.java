package io.backstop.simulator.report;

import io.backstop.model.units.Decimals;
import java.util.Locale;

/** Money for a human eye; exact figures are in the summary. */
final class Dollars {

    private static final long DOLLAR = 1_000_000;
    private static final long CENT = DOLLAR / 100;
    private static final long WHOLE_FROM = 1000 * DOLLAR;

    private Dollars() {}

    /**
     * Writes micro-dollars with thousands separators, half a unit rounded away from zero: whole dollars from 1000 on,
     * cents below, and all six decimals below a cent, so that only zero looks like zero.
     */
    static String plain(long microDollars) {
        return (microDollars < 0 ? "−" : "") + magnitude(Math.absExact(microDollars));
    }

    /** The same with a dollar sign. */
    static String sign(long microDollars) {
        return (microDollars < 0 ? "−$" : "$") + magnitude(Math.absExact(microDollars));
    }

    /** The same with a dollar sign, and exactly, for a machine, in the markup. */
    static Html exact(long microDollars) {
        return Tag.of("data")
                .with("value", Decimals.format(microDollars, Decimals.MONEY))
                .text(sign(microDollars));
    }

    /** Writes a price (1e-8 dollar) with cents, rounded down. */
    static String price(long price) {
        long cents = price / (Decimals.powerOfTen(Decimals.PRICE) / 100);
        return "$" + grouped(cents / 100) + "." + twoDigits(cents % 100);
    }

    /** Writes a whole number with thousands separators, the same in every locale. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String twoDigits(long number) {
        return (number < 10 ? "0" : "") + number;
    }

    private static String magnitude(long amount) {
        if (amount == 0) {
            return "0";
        }
        if (amount < CENT) {
            return Decimals.format(amount, Decimals.MONEY);
        }
        if (amount >= WHOLE_FROM - CENT / 2) {
            return grouped(rounded(amount, DOLLAR));
        }
        long cents = rounded(amount, CENT);
        return cents / 100 + "." + twoDigits(cents % 100);
    }

    private static long rounded(long amount, long unit) {
        return amount / unit + (amount % unit >= unit / 2 ? 1 : 0);
    }
}
