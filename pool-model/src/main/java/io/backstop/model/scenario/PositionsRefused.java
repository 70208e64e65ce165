package io.backstop.model.scenario;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Venues refuse positions that should be open before the tape. */
public final class PositionsRefused extends InputException {

    private static final long serialVersionUID = 1L;

    /** Not a part of what another process would read of it. */
    private final transient List<Refusal> refusals;

    /**
     * One position that one venue refuses.
     *
     * @param venue its id
     * @param reason why
     */
    public record Refusal(int account, String venue, String reason) {}

    /** One account's position, with the line that tells whose, where and why. */
    public PositionsRefused(String line, Refusal refusal) {
        this(line, List.of(refusal));
    }

    private PositionsRefused(String line, List<Refusal> refusals) {
        super(line);
        this.refusals = List.copyOf(refusals);
    }

    /** Several as one, told by the first one's line; there must be one. */
    public static PositionsRefused of(List<PositionsRefused> all) {
        return new PositionsRefused(
                String.valueOf(all.getFirst().getMessage()),
                all.stream().flatMap(refused -> refused.refusals.stream()).toList());
    }

    /** All of them, in the order in which they were found. */
    public List<Refusal> refusals() {
        return refusals;
    }

    /** Whose they are. */
    public SortedSet<Integer> accounts() {
        SortedSet<Integer> accounts = new TreeSet<>();
        refusals.forEach(refusal -> accounts.add(refusal.account()));
        return accounts;
    }
}
