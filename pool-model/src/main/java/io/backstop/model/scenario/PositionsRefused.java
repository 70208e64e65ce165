package io.backstop.model.scenario;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A venue refuses positions that should be open before the tape. */
public final class PositionsRefused extends InputException {

    private static final long serialVersionUID = 1L;

    /** Not a part of what another process would read of it. */
    private final transient SortedSet<Integer> accounts;

    /** One account's position, with the line that tells why. */
    public PositionsRefused(String line, int account) {
        this(line, new TreeSet<>(List.of(account)));
    }

    private PositionsRefused(String line, SortedSet<Integer> accounts) {
        super(line);
        this.accounts = Collections.unmodifiableSortedSet(accounts);
    }

    /** Several as one, told by the first one's line; there must be one. */
    public static PositionsRefused of(List<PositionsRefused> all) {
        SortedSet<Integer> accounts = new TreeSet<>();
        all.forEach(refused -> accounts.addAll(refused.accounts));
        return new PositionsRefused(String.valueOf(all.getFirst().getMessage()), accounts);
    }

    /** Whose they are. */
    public SortedSet<Integer> accounts() {
        return accounts;
    }
}
