package io.backstop.tests.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Makes a failing list of calls short: without calls that do not matter, with a wait in the place of those of which only
 * the time matters, and with rounder numbers.
 */
final class Shrinker {

    private static final Pattern NUMBER = Pattern.compile("(?<=[=:,])-?[0-9]+");

    private final Predicate<List<Call>> fails;

    /**
     * A shrinker for one failure.
     *
     * @param fails whether a list of calls still fails in the same way
     */
    Shrinker(Predicate<List<Call>> fails) {
        this.fails = fails;
    }

    /** A list from which no single call can be left out; {@code calls} itself must fail. */
    List<Call> shrink(List<Call> calls) {
        List<Call> shorter = calls;
        for (int chunk = calls.size() / 2; chunk > 1; chunk /= 2) {
            shorter = without(shorter, chunk);
        }
        List<Call> before;
        do {
            before = shorter;
            shorter = without(before, 1);
        } while (shorter.size() < before.size());
        return rounded(merged(waiting(shorter)));
    }

    /** Leaves out whatever chunk can be left out, the last first. */
    private List<Call> without(List<Call> calls, int chunk) {
        List<Call> kept = calls;
        for (int to = calls.size(); to > 0; to -= chunk) {
            List<Call> tried = new ArrayList<>(kept);
            tried.subList(Math.max(0, to - chunk), to).clear();
            if (fails.test(tried)) {
                kept = tried;
            }
        }
        return kept;
    }

    private List<Call> waiting(List<Call> calls) {
        List<Call> kept = calls;
        for (int i = 0; i < calls.size(); i++) {
            List<Call> tried = new ArrayList<>(kept);
            tried.set(i, new Call.Wait(1));
            kept = kept.get(i) instanceof Call.Wait || !fails.test(tried) ? kept : tried;
        }
        return kept;
    }

    /** One wait in the place of several. */
    private List<Call> merged(List<Call> calls) {
        List<Call> merged = new ArrayList<>();
        for (Call call : calls) {
            if (call instanceof Call.Wait more && !merged.isEmpty() && merged.getLast() instanceof Call.Wait wait) {
                merged.set(merged.size() - 1, new Call.Wait(wait.seconds() + more.seconds()));
            } else {
                merged.add(call);
            }
        }
        return fails.test(merged) ? merged : calls;
    }

    private List<Call> rounded(List<Call> calls) {
        List<Call> kept = new ArrayList<>(calls);
        for (int i = 0; i < kept.size(); i++) {
            for (Call simpler : simpler(kept.get(i))) {
                List<Call> tried = new ArrayList<>(kept);
                tried.set(i, simpler);
                if (fails.test(tried)) {
                    kept = tried;
                    break;
                }
            }
        }
        return kept;
    }

    /** The call with all its numbers of more than four digits cut to one or two. */
    private static List<Call> simpler(Call call) {
        String line = RecordText.write((Record) call);
        List<Call> simpler = new ArrayList<>();
        for (int digits = 1; digits <= 2; digits++) {
            int kept = digits;
            String rounder = NUMBER.matcher(line).replaceAll(number -> cut(number.group(), kept));
            if (!rounder.equals(line)) {
                simpler.add((Call) RecordText.parse(rounder));
            }
        }
        return simpler;
    }

    private static String cut(String number, int digits) {
        int sign = number.startsWith("-") ? 1 : 0;
        return number.length() - sign <= 4 || isAccount(number)
                ? number
                : number.substring(0, sign + digits) + "0".repeat(number.length() - sign - digits);
    }

    /** Ids of self-custody have to stay as they are. */
    private static boolean isAccount(String number) {
        return number.length() == 7 && number.startsWith("1048");
    }
}
