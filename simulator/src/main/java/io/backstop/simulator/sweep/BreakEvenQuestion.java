package io.backstop.simulator.sweep;

import io.backstop.model.scenario.InputException;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where on the way of a key something begins to hold on average, such as
 * {@code venues.dex.oracle.delay=0s..120s: dex paidBy.lp >= 2x}.
 *
 * @param given as it was asked
 * @param key whose value is searched
 * @param from where the search begins
 * @param to where it ends
 * @param venue the row whose figure is looked at, named as in the table of runs
 * @param figure a column of the table of runs
 * @param isAtLeast whether the mean must reach the target from below, else from above
 * @param target a number, or so many times the mean at {@code from}
 * @param isMultiple which of the two
 */
record BreakEvenQuestion(
        String given,
        String key,
        Amount from,
        Amount to,
        String venue,
        String figure,
        boolean isAtLeast,
        double target,
        boolean isMultiple) {

    private static final Pattern FORM =
            Pattern.compile("([^\\s=]+)=([^\\s:]+): *(\\S+) +(\\S+) *(>=|<=) *(-?[0-9][0-9.]*(?:[kMB%]|bps|x)?)");

    /**
     * Reads a question.
     *
     * @throws InputException if it is none
     */
    static BreakEvenQuestion of(String given) {
        String told = "--find '" + given + "'";
        Matcher matcher = FORM.matcher(given);
        if (!matcher.matches()) {
            throw new InputException(told
                    + ": must be 'KEY=FROM..TO: VENUE FIGURE >= TARGET', with <= for >= and a number or such as 2x for"
                    + " TARGET");
        }
        VariedKey.Ends ends = VariedKey.ends(told, matcher.group(2));
        String target = matcher.group(6);
        boolean isMultiple = target.endsWith("x");
        String number = isMultiple ? target.substring(0, target.length() - 1) : target;
        return new BreakEvenQuestion(
                given,
                matcher.group(1),
                ends.from(),
                new Amount(ends.to().number(), ends.from().unit()),
                matcher.group(3),
                matcher.group(4),
                matcher.group(5).equals(">="),
                Amount.of(number)
                        .orElseThrow(() -> new InputException(told + ": \"" + target + "\" must be a number"))
                        .number()
                        .doubleValue(),
                isMultiple);
    }

    /**
     * Checks that a multiple of what was found at the beginning tells anything.
     *
     * @throws InputException if the target is so many times 0, or less: half of a loss is more than the loss
     */
    void requireTarget(BreakEven.Trial first) {
        double mean = first.mean().estimate();
        if (isMultiple && mean <= 0) {
            throw new InputException(
                    "--find '%s': the mean of %s at %s is %s, and %s times %s is no target; name a number or begin elsewhere"
                            .formatted(given, figure, first.value(), plain(mean), plain(target), plain(mean)));
        }
    }

    private static String plain(double number) {
        return number == 0
                ? "0"
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** The mean from which on it holds. */
    double threshold(double meanAtFrom) {
        return isMultiple ? target * meanAtFrom : target;
    }

    /** Whether a mean is on the far side of the threshold. */
    boolean holds(double mean, double threshold) {
        return isAtLeast ? mean >= threshold : mean <= threshold;
    }
}
