package io.backstop.simulator.scenario;

import java.util.List;
import java.util.Map;

/** Finds the word a user probably meant. */
public final class Nearest {

    /** What people call a key that has no letter of it. */
    private static final Map<String, String> MEANT = Map.of("pool", "lpCapital", "capital", "lpCapital");

    private Nearest() {}

    /** The known word that is meant by another name, or else the one with the fewest single-letter changes; the first of several. */
    public static String of(String word, String... known) {
        String meant = MEANT.get(word);
        if (meant != null && List.of(known).contains(meant)) {
            return meant;
        }
        String nearest = known[0];
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            int changes = changes(word, candidate);
            if (changes < fewest) {
                fewest = changes;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** Letters to insert, remove, replace or swap with their neighbour (Damerau 1964, each place changed once). */
    private static int changes(String from, String to) {
        int[][] changes = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                changes[i][j] = i == 0 || j == 0 ? i + j : fewest(changes, from, to, i, j);
            }
        }
        return changes[from.length()][to.length()];
    }

    private static int fewest(int[][] changes, String from, String to, int i, int j) {
        int replaced = changes[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(replaced, 1 + Math.min(changes[i - 1][j], changes[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(fewest, changes[i - 2][j - 2] + 1) : fewest;
    }
}
