package io.backstop.contracts.gateway;

import io.backstop.contracts.abi.Calldata;
import io.backstop.contracts.abi.ReportWords;
import io.backstop.contracts.abi.Words;
import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.model.market.Report;
import io.backstop.model.market.SignedReport;
import java.util.List;
import java.util.stream.IntStream;

/** One feed of signed reports: {@code PullFeed.sol} or {@code RequestCommitFeed.sol}, each with the calls that it has. */
public final class ReportFeedGateway {

    private static final String UPDATE = "update(((int64,int64,int64,int64,uint64,uint64),bytes)[])";
    static final String FEE_PAID = Calldata.topic("FeePaid(address,uint256)");
    private static final long UPDATE_GAS = 200_000;
    private static final long GAS_PER_REPORT = 30_000;
    private static final long REQUEST_GAS = 150_000;
    private static final long WITHDRAW_GAS = 100_000;

    private final ChainConnection connection;
    private final String feed;

    /** The feed at this address. */
    public ReportFeedGateway(ChainConnection connection, String feed) {
        this.connection = connection;
        this.feed = feed;
    }

    /** Brings a pull feed up to date, without its fee; anybody may. */
    public ContractCall update(List<SignedReport> reports) {
        Calldata call = Calldata.call(UPDATE).number(Calldata.WORD_BYTES);
        return new ContractCall(feed, ReportWords.append(call, reports).hex(), updateGas(reports.size()));
    }

    /** Whether this is a call of {@link #update}. */
    public static boolean isUpdate(ContractCall call) {
        return call.calldata().startsWith("0x" + Calldata.selector(UPDATE));
    }

    /** What the feed was paid in a transaction of a block, wei: 0 if its price had landed before. */
    public long feePaidIn(String transaction, long block) {
        return connection.logs(block, block, List.of(feed)).stream()
                .filter(log -> log.getTransactionHash().equals(transaction)
                        && log.getTopics().getFirst().equals(FEE_PAID))
                .mapToLong(log -> Words.of(log.getData()).number(0))
                .sum();
    }

    /** Asks for the next version; anybody may. */
    public ContractCall request() {
        return new ContractCall(feed, Calldata.call("request()").hex(), REQUEST_GAS);
    }

    /** Settles the oldest pending version with reports, without the feed's fee; anybody may. */
    public ContractCall commit(long version, List<SignedReport> reports) {
        Calldata call = Calldata.call("commit(uint64,((int64,int64,int64,int64,uint64,uint64),bytes)[])")
                .number(version)
                .number(2L * Calldata.WORD_BYTES);
        return new ContractCall(feed, ReportWords.append(call, reports).hex(), updateGas(reports.size()));
    }

    /** Settles the oldest pending version without a report after its time; anybody may. */
    public ContractCall commitInvalid(long version) {
        String calldata = Calldata.call("commitInvalid(uint64)").number(version).hex();
        return new ContractCall(feed, calldata, REQUEST_GAS);
    }

    /** The last accepted report, {@link Report#NONE} before the first. */
    public Report report() {
        return ReportWords.read(read(Calldata.call("report()")), 0);
    }

    /** Moving average of the accepted prices, 1e-8 dollar; 0 before the first. */
    public long average() {
        return read(Calldata.call("average()")).number(0);
    }

    /** When the first report after a silence landed, epoch seconds; 0 if there was no silence yet. */
    public long resumedAt() {
        return read(Calldata.call("resumedAt()")).number(0);
    }

    /** The oldest version that is not settled, of a feed that is asked; 0 if there is none. */
    public long nextVersion() {
        return read(Calldata.call("nextVersion()")).number(0);
    }

    /** The price of a settled version, 1e-8 dollar; 0 if it is not settled. */
    public long priceOf(long version) {
        return read(Calldata.call("priceOf(uint64)").number(version)).number(0);
    }

    /** Whether a version was settled with reports. */
    public boolean isValid(long version) {
        return read(Calldata.call("isValid(uint64)").number(version)).number(0) != 0;
    }

    /** What a signer signs, 32 bytes in hexadecimal with the prefix {@code 0x}. */
    public String digestOf(Report report) {
        Calldata call = Calldata.call("digestOf((int64,int64,int64,int64,uint64,uint64))");
        return connection.call(feed, ReportWords.append(call, report).hex());
    }

    /** Who is heard, in the order in which the feed was given them, in lower case. */
    public List<String> signers() {
        Words words = read(Calldata.call("signers()"));
        int length = words.target(0);
        return IntStream.rangeClosed(1, Math.toIntExact(words.number(length)))
                .mapToObj(signer -> words.address(length + signer))
                .toList();
    }

    /** What a price costs, in wei. */
    public long updateFee() {
        return read(Calldata.call("updateFee()")).number(0);
    }

    /** Pays what was collected to the feed's treasury; anybody may. */
    public ContractCall withdrawFees() {
        return new ContractCall(feed, Calldata.call("withdrawFees()").hex(), WITHDRAW_GAS);
    }

    /** How many different signers must agree to be heard. */
    public int quorum() {
        return Math.toIntExact(read(Calldata.call("quorum()")).number(0));
    }

    /** Enough gas to verify so many reports. */
    static long updateGas(int reports) {
        return UPDATE_GAS + GAS_PER_REPORT * reports;
    }

    private Words read(Calldata call) {
        return Words.of(connection.call(feed, call.hex()));
    }
}
