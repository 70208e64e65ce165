package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.RankRuleNumber;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.venue.DeleveragingDue;

/** The queue of a market's winners: {@code IDeleverager.sol}. */
public final class DeleveragerGateway {

    private static final String DELEVERAGE = "deleverage(uint64[])";
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

    /** Its address. */
    public String contract() {
        return deleverager;
    }

    /** Anybody's call to close winners; it looks at every account of the market, so the gas grows with them. */
    public ContractCall deleverage(int[] named) {
        return new ContractCall(
                deleverager,
                Named.calldata(DELEVERAGE, named),
                GAS + named.length * GAS_NAMED + accounts() * GAS_LOOKED_AT);
    }

    /** The accounts that a call of {@link #deleverage} names; none if it is another call. */
    public static int[] accountsOf(ContractCall call) {
        return Named.in(call, DELEVERAGE);
    }

    /** Whose winners' turn it is in the newest block. */
    public DeleveragingDue due() {
        Words words = read("due()");
        return DeleveragingDue.of(words.number(0) == 1, words.number(1) == 1);
    }

    /** By what the winners of a side are ranked. */
    public RankRule rankRule() {
        return RankRuleNumber.rule(read("rankRule()").number(0));
    }

    private Words read(String function) {
        return Words.of(connection.call(deleverager, Calldata.call(function).hex()));
    }

    private long accounts() {
        Words ends =
                Words.of(connection.call(market, Calldata.call("accountEnds()").hex()));
        return ends.number(0) + ends.number(1) - FIRST_SELF_CUSTODY_ACCOUNT;
    }
}
