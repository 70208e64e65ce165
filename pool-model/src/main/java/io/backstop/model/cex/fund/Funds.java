package io.backstop.model.cex.fund;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All funds of a venue, and on which of them a contract draws: while it is new on the pool for new listings, then on the
 * one that names it, then on the one for everything. Not thread safe.
 */
public final class Funds {

    /** Contract ids lie below this. */
    public static final int MOST_CONTRACTS = 1 << 16;

    private final List<Fund> funds;
    private final Map<Integer, Fund> named = new HashMap<>();
    private final Map<Integer, Long> listedAt;
    private @Nullable Fund global;
    private @Nullable Fund forNewListings;
    private long newFor;

    /**
     * Funds with their opening balances.
     *
     * @param listedAt epoch milliseconds by contract; a contract that is left out is old
     * @throws IllegalArgumentException if two funds would serve the same contract
     */
    public Funds(List<FundSpec> specs, Map<Integer, Long> listedAt) {
        this.listedAt = new HashMap<>(listedAt);
        funds = new ArrayList<>(specs.stream().map(Fund::new).toList());
        funds.forEach(this::register);
    }

    /** All of them, in the order of their specifications, separated ones last. */
    public List<Fund> all() {
        return Collections.unmodifiableList(funds);
    }

    /** Gives a contract that loses too much a fund of its own, whatever it drew on before (Bybit). */
    public Fund separate(int contract, FundSpec spec) {
        Fund own = new Fund(spec);
        funds.add(own);
        named.put(contract, own);
        listedAt.remove(contract);
        return own;
    }

    /**
     * The fund on which a contract draws at a time.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Fund of(int contract, long time) {
        Long listed = listedAt.get(contract);
        if (forNewListings != null && listed != null && time - listed < newFor) {
            return forNewListings;
        }
        Fund own = named.getOrDefault(contract, global);
        if (own == null) {
            throw new IllegalArgumentException("contract " + contract + " has no fund");
        }
        return own;
    }

    private void register(Fund fund) {
        switch (fund.spec().scope()) {
            case FundScope.Contracts some ->
                some.contracts().forEach(contract -> requireFree(named.put(contract, fund), fund));
            case FundScope.NewListings fresh -> {
                requireFree(forNewListings, fund);
                forNewListings = fund;
                newFor = fresh.periodMillis();
            }
            case FundScope.Everything all -> {
                requireFree(global, fund);
                global = fund;
            }
        }
    }

    private static void requireFree(@Nullable Fund before, Fund fund) {
        if (before != null) {
            throw new IllegalArgumentException("funds %s and %s serve the same contracts"
                    .formatted(before.spec().name(), fund.spec().name()));
        }
    }
}
