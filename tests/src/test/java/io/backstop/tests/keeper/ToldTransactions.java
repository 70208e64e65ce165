package io.backstop.tests.keeper;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lines of a keeper, or of several lives of one, say of its transactions.
 *
 * @param sent transactions that were told to be on their way
 * @param mined those that were told to be in a block
 * @param displaced those whose nonces another program used
 */
record ToldTransactions(Set<String> sent, Set<String> mined, Set<String> displaced) {

    private static final Pattern TOLD =
            Pattern.compile(" (sent|mined|reverted|displaced) (?:.* )?transaction=(0x[0-9a-f]{64})\\b");

    /** Of lines in the form of text. */
    static ToldTransactions of(Collection<String> lines) {
        ToldTransactions told = new ToldTransactions(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        lines.forEach(told::read);
        return told;
    }

    private void read(String line) {
        Matcher found = TOLD.matcher(line);
        if (found.find()) {
            String transaction = found.group(2);
            switch (found.group(1)) {
                case "sent" -> sent.add(transaction);
                case "displaced" -> displaced.add(transaction);
                default -> mined.add(transaction);
            }
        }
    }

    /** Those of which it was told what became of them. */
    Set<String> settled() {
        Set<String> settled = new TreeSet<>(mined);
        settled.addAll(displaced);
        return settled;
    }
}
