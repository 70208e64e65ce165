package io.backstop.simulator.report;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.outcome.BalanceLine;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.List;

/**
 * The balances of one kind of pocket on all venues that have it.
 *
 * @param pocket whose balances
 * @param label the pocket in words
 * @param venues one line for each of them, in the order of the columns
 */
record PocketLines(Account pocket, String label, List<VenueLine> venues) {

    /** What can hold money for a shortfall, in the order in which it usually pays. */
    private static final List<Account> POCKETS = List.of(
            Account.INSURANCE_FUND,
            Account.FEE_BUFFER,
            Account.SAFETY_MODULE,
            Account.TREASURY,
            Account.JUNIOR_LP,
            Account.LP);

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
        List<PocketLines> pockets = new ArrayList<>();
        for (Account pocket : POCKETS) {
            List<VenueLine> lines = lines(comparison, pocket);
            if (!lines.isEmpty()) {
                pockets.add(new PocketLines(pocket, label(pocket, comparison), lines));
            }
        }
        return pockets;
    }

    private static List<VenueLine> lines(Comparison comparison, Account pocket) {
        List<VenueColumn> columns = comparison.columns();
        int steps = comparison.tape().grid().steps();
        List<VenueLine> lines = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            VenueRun run = columns.get(i).run();
            if (knows(run.ledger(), pocket)) {
                lines.add(new VenueLine(i, BalanceLine.of(run, pocket, steps)));
            }
        }
        return lines;
    }

    /** Whether money ever came to an account or left it. */
    static boolean knows(Ledger ledger, Account account) {
        return ledger.transfers().stream().anyMatch(t -> t.from().equals(account) || t.to().equals(account));
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
            case FEE_BUFFER -> "Fee buffer";
            case SAFETY_MODULE -> "Safety module";
            case TREASURY -> "Treasury";
            case JUNIOR_LP -> "Junior LP";
            case LP -> "LP pool";
            default -> throw new IllegalStateException(pocket + " is no pocket");
        };
    }
}
