package io.backstop.simulator.scenario;

import io.backstop.model.scenario.BookContractsSpec;
import io.backstop.model.scenario.FundRulesSpec;
import io.backstop.model.scenario.SharedFundSpec;
import io.backstop.model.scenario.SharedFundSpec.Scope;
import io.backstop.model.scenario.TimeGrid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code funds} of a book venue with several contracts: on which of them a contract draws. */
final class FundsSection {

    private final List<String> contracts;
    private final Set<String> served = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    private final TimeGrid grid;

    private FundsSection(List<String> others, TimeGrid grid) {
        this.grid = grid;
        contracts = new ArrayList<>(others);
        contracts.addFirst(BookContractsSpec.MAIN);
    }

    /**
     * Reads the list.
     *
     * @param others names of the contracts beside the first
     */
    static List<SharedFundSpec> read(List<Node> funds, List<String> others, TimeGrid grid) {
        FundsSection section = new FundsSection(others, grid);
        return funds.stream().map(section::fund).toList();
    }

    private SharedFundSpec fund(Node fund) {
        fund.allowOnly(
                "name", "balance", "window", "mostPerContract", "injections", "contracts", "newListings", "everything");
        Node name = fund.required("name");
        if (!names.add(name.word())) {
            throw name.mistake("must be unique, a fund above has the same name");
        }
        Node most = fund.optional("mostPerContract");
        return new SharedFundSpec(
                name.word(),
                Quantity.money(fund.required("balance")),
                Quantity.positiveDuration(fund, "window", FundRulesSpec.USUAL.window()),
                scope(fund),
                most == null ? SharedFundSpec.NO_CAP : Quantity.collateral(most),
                InsuranceFundSection.injections(fund, grid));
    }

    private Scope scope(Node fund) {
        Node given = fund.exactlyOneOf("contracts", "newListings", "everything");
        if (fund.optional("contracts") != null) {
            return new Scope.Contracts(
                    given.someItems().stream().map(this::contract).toList());
        }
        if (fund.optional("newListings") != null) {
            requireFirst("newListings", given);
            return new Scope.NewListings(Quantity.positiveDuration(given));
        }
        if (!fund.flag("everything")) {
            throw given.mistake("must be true");
        }
        requireFirst("everything", given);
        return new Scope.Everything();
    }

    private String contract(Node name) {
        String contract = name.oneOf(contracts.toArray(String[]::new));
        requireFirst("contract " + contract, name);
        return contract;
    }

    private void requireFirst(String scope, Node node) {
        if (!served.add(scope)) {
            throw node.mistakeWithoutValue("is served by a fund above");
        }
    }
}
