package io.backstop.simulator.scenario;

import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.BookPocketSpec;
import io.backstop.model.scenario.HybridSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a book venue lies on a chain: {@code pockets}, {@code settlementDelay}, {@code fundOnChain}, {@code topUpDelay}. */
final class HybridSection {

    private HybridSection() {}

    static HybridSpec read(Node venue) {
        Node settlement = venue.optional("settlementDelay");
        Node fund = venue.optional("fundOnChain");
        Node topUp = venue.optional("topUpDelay");
        if (fund != null && settlement == null) {
            throw fund.mistakeWithoutValue("goes with settlementDelay only");
        }
        Node contract = venue.optional("contract");
        if (settlement != null && contract != null && contract.text().equals("inverse")) {
            throw settlement.mistakeWithoutValue("goes with a linear contract only");
        }
        return new HybridSpec(
                pockets(venue.list("pockets")),
                delay(settlement),
                fund == null || venue.flag("fundOnChain"),
                delay(topUp));
    }

    private static long delay(@Nullable Node node) {
        return node == null ? 0 : Quantity.positiveDuration(node);
    }

    private static List<BookPocketSpec> pockets(List<Node> nodes) {
        List<BookPocketSpec> pockets = new ArrayList<>();
        for (Node node : nodes) {
            BookPocketSpec pocket = pocket(node);
            if (pockets.stream().anyMatch(before -> before.account().equals(pocket.account()))) {
                throw node.required("pocket").mistake("must not stand twice");
            }
            pockets.add(pocket);
        }
        return pockets;
    }

    private static BookPocketSpec pocket(Node pocket) {
        pocket.allowOnly("pocket", "balance", "capPerStep");
        Account account =
                switch (pocket.required("pocket").oneOf("safetyModule", "treasury", "juniorLp", "lp", "feeBuffer")) {
                    case "safetyModule" -> Account.SAFETY_MODULE;
                    case "treasury" -> Account.TREASURY;
                    case "juniorLp" -> Account.JUNIOR_LP;
                    case "lp" -> Account.LP;
                    default -> Account.FEE_BUFFER;
                };
        Node cap = pocket.optional("capPerStep");
        long most = cap == null ? BookPocketSpec.NO_CAP : Quantity.positiveMoney(cap);
        return new BookPocketSpec(account, Quantity.money(pocket.required("balance")), most);
    }
}
