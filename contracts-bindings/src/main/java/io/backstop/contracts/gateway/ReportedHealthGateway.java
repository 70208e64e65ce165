package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.ReportWords;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.model.market.SignedReport;
import io.backstop.model.venue.DeleveragingDue;
import io.backstop.model.venue.Health;
import java.util.List;

/** Health, and whose winners are due, at a price that is not on chain yet: {@code ReportedHealth.sol}, asked without a transaction. */
public final class ReportedHealthGateway {

    private static final int HEAD_WORDS = 4;
    private static final int DUE_HEAD_WORDS = 3;

    private final ChainConnection connection;
    private final String contract;
    private final String feed;
    private final String market;
    private final String payer;
    private final long feeWei;

    /**
     * The contract at this address, asked about one market and the pull feed that it reads.
     *
     * @param payer an account that has the fee, of which nothing is taken
     * @param feeWei what the feed charges for a price
     */
    public ReportedHealthGateway(
            ChainConnection connection, String contract, String feed, String market, String payer, long feeWei) {
        this.connection = connection;
        this.contract = contract;
        this.feed = feed;
        this.market = market;
        this.payer = payer;
        this.feeWei = feeWei;
    }

    /** The health of an open position if these reports came first; as it is if the feed refuses them. */
    public Health healthAfter(List<SignedReport> reports, int account) {
        Calldata call = Calldata.call(
                        "healthAfter(address,((int64,int64,int64,int64,uint64,uint64),bytes)[],address,uint64)")
                .address(feed)
                .number((long) HEAD_WORDS * Calldata.WORD_BYTES)
                .address(market)
                .number(account);
        Words words = ask(call, reports);
        return new Health(account, words.number(0), words.number(1));
    }

    /** Whose winners' turn it would be if these reports came first; whose it is if the feed refuses them. */
    public DeleveragingDue dueAfter(List<SignedReport> reports, DeleveragerGateway deleverager) {
        Calldata call = Calldata.call("dueAfter(address,((int64,int64,int64,int64,uint64,uint64),bytes)[],address)")
                .address(feed)
                .number((long) DUE_HEAD_WORDS * Calldata.WORD_BYTES)
                .address(deleverager.contract());
        Words words = ask(call, reports);
        return DeleveragingDue.of(words.number(0) == 1, words.number(1) == 1);
    }

    private Words ask(Calldata call, List<SignedReport> reports) {
        String calldata = ReportWords.append(call, reports).hex();
        return Words.of(connection.callAs(payer, contract, calldata, feeWei));
    }
}
