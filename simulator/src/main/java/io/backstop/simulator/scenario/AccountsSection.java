package io.backstop.simulator.scenario;

import io.backstop.model.scenario.AccountsSpec;
import io.backstop.model.units.FixedPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code accounts} of a book venue with several contracts: what positions of one account are to each other. */
final class AccountsSection {

    private static final long MOST_FACTOR = 100 * FixedPoint.RATIO_ONE;

    private AccountsSection() {}

    static AccountsSpec read(@Nullable Node accounts) {
        if (accounts == null) {
            return new AccountsSpec.Isolated();
        }
        return switch (margin(accounts)) {
            case "cross" -> cross(accounts);
            case "portfolio" -> portfolio(accounts);
            default -> isolated(accounts);
        };
    }

    private static String margin(Node accounts) {
        if (!accounts.json().isObject()) {
            throw accounts.mistake("must be a mapping with margin");
        }
        return accounts.required("margin").oneOf("isolated", "cross", "portfolio");
    }

    private static AccountsSpec isolated(Node accounts) {
        accounts.allowOnly("margin");
        return new AccountsSpec.Isolated();
    }

    private static AccountsSpec cross(Node accounts) {
        accounts.allowOnly("margin", "offsetLegs");
        return new AccountsSpec.Cross(accounts.flag("offsetLegs"));
    }

    private static AccountsSpec portfolio(Node accounts) {
        accounts.allowOnly("margin", "shocks", "contingency", "initialFactor");
        Node shocks = accounts.required("shocks");
        List<Long> moves =
                shocks.someItems().stream().map(AccountsSection::shock).toList();
        if (moves.stream().noneMatch(move -> move > 0) || moves.stream().noneMatch(move -> move < 0)) {
            throw shocks.mistakeWithoutValue("must have a rise and a fall");
        }
        Node contingency = accounts.optional("contingency");
        Node factor = accounts.optional("initialFactor");
        AccountsSpec.Portfolio spec = new AccountsSpec.Portfolio(
                moves,
                contingency == null ? 0 : Quantity.share(contingency),
                factor == null ? FixedPoint.RATIO_ONE : factor(factor));
        if (spec.ratioAlone() >= FixedPoint.RATIO_ONE) {
            throw shocks.mistakeWithoutValue("the largest must be below 100%, with contingency");
        }
        return spec;
    }

    private static long shock(Node node) {
        long move = Quantity.signedRatio(node);
        if (move == 0 || Math.abs(move) >= FixedPoint.RATIO_ONE) {
            throw node.mistake("must not be 0% and lie between -100% and 100%");
        }
        return move;
    }

    private static long factor(Node node) {
        long factor = Quantity.ratio(node);
        if (factor < FixedPoint.RATIO_ONE || factor > MOST_FACTOR) {
            throw node.mistake("must be from 100% to 10000%");
        }
        return factor;
    }
}
