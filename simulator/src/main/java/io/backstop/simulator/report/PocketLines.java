package io.backstop.simulator.report;

import io.backstop.model.ledger.Account;
import io.backstop.model.outcome.BalanceLine;
import io.backstop.model.outcome.Pockets;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * The balances of one kind of pocket on all venues that have it.
 *
 * @param pocket whose balances
 * @param label the pocket in words
 * @param venues one line for each of them, in the order of the columns
 */
record PocketLines(Account pocket, String label, List<VenueLine> venues) {

    /**
     * One venue's balance.
     *
     * @param venue place of its column
     * @param balance micro-dollars of each step
     */
    record VenueLine(int venue, BalanceLine balance) {}

    /** Keeps the lines as they are. */
    PocketLines {
        venues = List.copyOf(venues);
    }

    /** The pockets that some ledger knows. */
    static List<PocketLines> of(Comparison comparison) {
        SequencedMap<Account, List<VenueLine>> lines = new LinkedHashMap<>();
        Pockets.ALL.forEach(pocket -> lines.put(pocket, new ArrayList<>()));
        int steps = comparison.tape().grid().steps();
        List<VenueColumn> columns = comparison.columns();
        for (int i = 0; i < columns.size(); i++) {
            VenueRun run = columns.get(i).run();
            for (Account pocket : Pockets.of(run.ledger())) {
                Objects.requireNonNull(lines.get(pocket)).add(new VenueLine(i, BalanceLine.of(run, pocket, steps)));
            }
        }
        return lines.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new PocketLines(entry.getKey(), label(entry.getKey(), comparison), entry.getValue()))
                .toList();
    }

    private static String label(Account pocket, Comparison comparison) {
        boolean isToken = pocket.equals(Account.SAFETY_MODULE)
                && comparison.runs().stream().anyMatch(run -> run.stakeFeed() != null);
        boolean isCoin = pocket.equals(Account.INSURANCE_FUND)
                && comparison.runs().stream().anyMatch(run -> run.coinPrices() != null);
        if (isCoin) {
            return "Insurance fund, coins at the index";
        }
        return isToken ? "Safety module, a token at the price of its feed" : label(pocket);
    }

    private static String label(Account pocket) {
        return switch (pocket.party()) {
            case INSURANCE_FUND -> "Insurance fund";
            case BACKSTOP_VAULT -> "Backstop vault";
            case FEE_BUFFER -> "Fee buffer";
            case SAFETY_MODULE -> "Safety module";
            case TREASURY -> "Treasury";
            case JUNIOR_LP -> "Junior LP";
            case LP -> "LP pool";
            default -> throw new IllegalStateException(pocket + " is no pocket");
        };
    }
}
