package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.ReportWords;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.market.SignedReport;
import java.util.List;

/**
 * Update and liquidation in one transaction: {@code ReportedLiquidation.sol}.
 *
 * @param contract its address
 */
public record ReportedLiquidationGateway(String contract) {

    private static final int HEAD_WORDS = 4;
    private static final int MARKET_WORD = 2;
    private static final int ACCOUNTS_WORD = 3;
    private static final String LIQUIDATE =
            "liquidate(address,((int64,int64,int64,int64,uint64,uint64),bytes)[],address,uint64[])";
    private static final String SELECTOR = "0x" + Calldata.selector(LIQUIDATE);

    /**
     * Brings a pull feed up to date, without its fee, and liquidates; the rewards go to the sender.
     *
     * @param liquidationGas what the market's {@code liquidateBatch} of these accounts would be given
     */
    public ContractCall liquidate(
            String feed, List<SignedReport> reports, String market, long liquidationGas, int... accounts) {
        long accountsAt = (long) HEAD_WORDS * Calldata.WORD_BYTES;
        long reportsAt = accountsAt + (1L + accounts.length) * Calldata.WORD_BYTES;
        Calldata call = Calldata.call(LIQUIDATE)
                .address(feed)
                .number(reportsAt)
                .address(market)
                .number(accountsAt)
                .numbers(accounts);
        return with(reports, call, liquidationGas);
    }

    /** The accounts of a market that a call of {@link #liquidate} names; none if it is another call. */
    public static int[] accountsOf(ContractCall call, String market) {
        if (!call.calldata().startsWith(SELECTOR)) {
            return new int[0];
        }
        Words words = Words.ofArguments(call.calldata());
        if (!words.address(MARKET_WORD).equalsIgnoreCase(market)) {
            return new int[0];
        }
        return words.numbers(words.target(ACCOUNTS_WORD));
    }

    /**
     * Settles a version of a feed that was asked, without its fee, and liquidates; the rewards go to the sender.
     *
     * @param liquidationGas what the market's {@code liquidateBatch} of these accounts would be given
     */
    public ContractCall liquidateAtVersion(
            String feed,
            long version,
            List<SignedReport> reports,
            String market,
            long liquidationGas,
            int... accounts) {
        long accountsAt = (HEAD_WORDS + 1L) * Calldata.WORD_BYTES;
        long reportsAt = accountsAt + (1L + accounts.length) * Calldata.WORD_BYTES;
        Calldata call = Calldata.call("liquidateAtVersion(address,uint64,"
                        + "((int64,int64,int64,int64,uint64,uint64),bytes)[],address,uint64[])")
                .address(feed)
                .number(version)
                .number(reportsAt)
                .address(market)
                .number(accountsAt)
                .numbers(accounts);
        return with(reports, call, liquidationGas);
    }

    /** The call with the reports at its end, which take gas of their own. */
    private ContractCall with(List<SignedReport> reports, Calldata call, long liquidationGas) {
        return new ContractCall(
                contract,
                ReportWords.append(call, reports).hex(),
                ReportFeedGateway.updateGas(reports.size()) + liquidationGas);
    }
}
