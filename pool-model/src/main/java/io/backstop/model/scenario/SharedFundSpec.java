package io.backstop.model.scenario;

import java.util.List;

/**
 * An insurance fund on which several contracts of a venue may draw.
 *
 * @param name for people
 * @param balance micro-dollars before the tape
 * @param window milliseconds in which its peak lies
 * @param scope which contracts draw on it
 * @param mostPerContract micro-dollars that one contract may cost it, less what it has brought; {@link #NO_CAP} for all
 * @param injections money that the company puts in while the tape runs, in the order of their steps
 */
public record SharedFundSpec(
        String name,
        long balance,
        long window,
        Scope scope,
        long mostPerContract,
        List<FundRulesSpec.Injection> injections) {

    /** A contract may cost the fund all that it has. */
    public static final long NO_CAP = Long.MAX_VALUE;

    /** Copies the list. */
    public SharedFundSpec {
        injections = List.copyOf(injections);
    }

    /** A fund into which nobody puts anything. */
    public SharedFundSpec(String name, long balance, long window, Scope scope, long mostPerContract) {
        this(name, balance, window, scope, mostPerContract, List.of());
    }

    /** Which contracts draw on a fund. */
    public sealed interface Scope {

        /** These, by the name of their market. */
        record Contracts(List<String> names) implements Scope {

            /** Copies the list. */
            public Contracts {
                names = List.copyOf(names);
            }
        }

        /** Those that were listed less than a period ago, before any other fund. */
        record NewListings(long periodMillis) implements Scope {}

        /** All that no other fund names. */
        record Everything() implements Scope {}
    }
}
