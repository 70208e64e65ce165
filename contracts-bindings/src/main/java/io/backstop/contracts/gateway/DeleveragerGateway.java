package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.ContractCall;

/** The queue of a market's winners: {@code Deleverager.sol}. */
public final class DeleveragerGateway {

    private static final long GAS = 1_000_000;
    private static final long GAS_NAMED = 250_000;
    private static final long GAS_LOOKED_AT = 12_000;
    private static final long FIRST_SELF_CUSTODY_ACCOUNT = 1L << 20;

    private final ChainConnection connection;
    private final String deleverager;
    private final String market;

    /** The queue at this address, and its market. */
    public DeleveragerGateway(ChainConnection connection, String deleverager, String market) {
        this.connection = connection;
        this.deleverager = deleverager;
        this.market = market;
    }

    /** Anybody's call for the oldest shortfall; it looks at every account of the market, so the gas grows with them. */
    public ContractCall deleverage(int[] named) {
        Calldata call = Calldata.call("deleverage(uint64[])")
                .number(Calldata.WORD_BYTES)
                .number(named.length);
        for (int account : named) {
            call.number(account);
        }
        return new ContractCall(deleverager, call.hex(), GAS + named.length * GAS_NAMED + accounts() * GAS_LOOKED_AT);
    }

    private long accounts() {
        Words ends =
                Words.of(connection.call(market, Calldata.call("accountEnds()").hex()));
        return ends.number(0) + ends.number(1) - FIRST_SELF_CUSTODY_ACCOUNT;
    }
}
