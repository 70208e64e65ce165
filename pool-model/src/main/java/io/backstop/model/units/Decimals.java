package io.backstop.model.units;

/** Exact text form of fixed-point numbers: what is written can be read back to the same integer. */
public final class Decimals {

    /** Decimals of money: micro-dollars. */
    public static final int MONEY = 6;

    /** Decimals of prices. */
    public static final int PRICE = 8;

    /** Decimals of the coin that a contract is on. */
    public static final int COIN = 8;

    /** Decimals of ratios. */
    public static final int RATIO = 9;

    private Decimals() {}

    /** Returns ten to the power of {@code decimals}, which must lie in [0, 18]. */
    public static long powerOfTen(int decimals) {
        if (decimals < 0 || decimals > 18) {
            throw new IllegalArgumentException("decimals must be between 0 and 18, was " + decimals);
        }
        long power = 1;
        for (int i = 0; i < decimals; i++) {
            power *= 10;
        }
        return power;
    }

    /**
     * Moves the decimal point of a number that is not negative; digits behind it are cut off.
     *
     * @param places to the right, negative for the left; at most 18 either way
     * @throws ArithmeticException if the number does not fit a signed 64-bit integer any more
     */
    public static long shifted(long value, int places) {
        long power = powerOfTen(Math.abs(places));
        return places < 0 ? value / power : Math.multiplyExact(value, power);
    }

    /** Writes {@code value} with all its {@code decimals}, such as {@code -12.500000} for -12500000 with six. */
    public static String format(long value, int decimals) {
        long unit = powerOfTen(decimals);
        String whole = (value < 0 ? "-" : "") + Long.toUnsignedString(Math.abs(value / unit));
        if (decimals == 0) {
            return whole;
        }
        String fraction = Long.toString(Math.abs(value % unit));
        return whole + "." + "0".repeat(decimals - fraction.length()) + fraction;
    }

    /**
     * Reads a plain decimal number exactly.
     *
     * @throws NumberFormatException if the text is not a decimal number, has more digits after the point than
     *     {@code decimals}, or does not fit a signed 64-bit integer
     */
    public static long parse(String text, int decimals) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        String fraction = point < 0 ? "" : stripTrailingZeros(digits.substring(point + 1));
        requireDigits(text, whole.isEmpty() ? fraction : whole);
        requireDigits(text, fraction.isEmpty() ? "0" : fraction);
        if (fraction.length() > decimals) {
            throw new NumberFormatException("\"" + text + "\" has more than " + decimals + " decimals");
        }
        String padded = whole + fraction + "0".repeat(decimals - fraction.length());
        try {
            return Long.parseLong(negative ? "-" + padded : padded);
        } catch (NumberFormatException e) {
            throw new NumberFormatException("\"" + text + "\" does not fit 64 bits with " + decimals + " decimals");
        }
    }

    private static String stripTrailingZeros(String fraction) {
        int end = fraction.length();
        while (end > 0 && fraction.charAt(end - 1) == '0') {
            end--;
        }
        return fraction.substring(0, end);
    }

    private static void requireDigits(String text, String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NumberFormatException("\"" + text + "\" is not a decimal number");
        }
    }
}
