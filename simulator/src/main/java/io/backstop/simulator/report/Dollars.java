package io.backstop.simulator.report;

import io.backstop.model.units.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Micro-dollars and prices in the forms of the results. */
final class Dollars {

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private Dollars() {}

    /** All six decimals, for files. */
    static String exact(long microDollars) {
        return Decimals.format(microDollars, Decimals.MONEY);
    }

    /** Whole dollars with separators, cents below a thousand, for people. */
    static String readable(long microDollars) {
        BigDecimal dollars = BigDecimal.valueOf(microDollars, Decimals.MONEY);
        boolean cents = dollars.abs().compareTo(THOUSAND) < 0 && microDollars != 0;
        return format(cents ? "#,##0.00" : "#,##0", dollars);
    }

    /** A price with two decimals. */
    static String price(long price) {
        return format("#,##0.00", BigDecimal.valueOf(price, Decimals.PRICE));
    }

    private static String format(String pattern, BigDecimal value) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(value);
    }
}
