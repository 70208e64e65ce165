package io.backstop.keeper.operation;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ChainException;
import io.backstop.contracts.chain.ContractRevertException;
import io.backstop.contracts.chain.NothingThereException;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.InputException;

/** The market that a user has named, which may be none. */
public final class NamedMarket {

    private NamedMarket() {}

    /**
     * What this market does.
     *
     * @throws InputException if there is no market at this address, but nothing or another contract
     */
    public static MarketRules rules(ChainConnection connection, String address) {
        try {
            return new PerpMarketGateway(connection, address).rules();
        } catch (NothingThereException | ContractRevertException e) {
            throw none(address);
        } catch (ChainException e) {
            throw e;
        } catch (RuntimeException e) {
            // Another contract may answer anything.
            throw none(address);
        }
    }

    private static InputException none(String address) {
        return new InputException("--market " + address + ": there is no market at this address");
    }
}
