package io.backstop.simulator.onchain;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.gateway.PerpMarketGateway;
import io.backstop.contracts.gateway.PriceFeedGateway;
import io.backstop.contracts.gateway.ReportFeedGateway;
import io.backstop.contracts.gateway.ReportedLiquidationGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.market.Report;
import io.backstop.model.market.SignedReport;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.ReportFigures;
import io.backstop.model.scenario.SignerReports;
import io.backstop.model.scenario.TapeTimes;
import io.backstop.model.venue.FeedReports;
import io.backstop.oracle.signing.ReportDomain;
import io.backstop.oracle.signing.ReportSigners;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Has reports signed by a venue's signers and puts them into transactions. */
public final class SignedFeeds {

    private static final String MARK = "markFeed";
    private static final String EXECUTION = "executionFeed";

    private final PoolJob job;
    private final ChainConnection connection;
    private final DeployedPool pool;
    private final PerpMarketGateway market;
    private final Map<String, FeedSource.Signed> sources;
    private final Map<String, ReportSigners> signers;
    private final Map<String, SignerReports> signed;
    private final long chainId;

    /** The feeds of a venue that is deployed, which need not have any, at the times of the tape. */
    public SignedFeeds(PoolJob job, ChainConnection connection, DeployedPool pool) {
        this(job, connection, pool, TapeTimes.of(job.tape(), job.venue()));
    }

    /**
     * The same at the times of a chain.
     *
     * @param times at which reports were observed
     */
    SignedFeeds(PoolJob job, ChainConnection connection, DeployedPool pool, BlockTimes times) {
        this.job = job;
        this.connection = connection;
        this.pool = pool;
        market = pool.market(connection);
        sources = job.signedSources();
        signers = job.signers();
        signed = job.signedReports(times);
        chainId = connection.chainId();
    }

    /** Whether prices are to be had for versions only, which must be asked for in an earlier block. */
    boolean areAskedFor() {
        return markSource() instanceof FeedSource.RequestCommit;
    }

    /** Asks for the next version. */
    void ask(TransactionSender sender) {
        sender.send(markFeed().request());
    }

    /** Seconds from a version to the first report that counts for it; 0 where no version is asked for. */
    long earliest() {
        return markSource() instanceof FeedSource.RequestCommit asked
                ? asked.versions().earliest()
                : 0;
    }

    /**
     * Shows a price at the time it was observed on every feed that is not pushed, as before the tape: without a doubt.
     *
     * @return the hashes of the transactions
     */
    public List<String> show(TransactionSender sender, long price, long seconds) {
        Report report = ReportFigures.NONE.report(price, seconds, seconds);
        List<String> sent = new ArrayList<>();
        for (String name : signers.keySet()) {
            boolean isAsked = name.equals(MARK) && areAskedFor();
            sent.add(sender.send(isAsked ? settled(seconds - earliest(), report) : update(name, report)));
        }
        return sent;
    }

    /** Brings what is newer than what the feeds show, or settles a version, each in a transaction of its own. */
    void bring(TransactionSender sender, FeedReports reports) {
        bring(sender, EXECUTION, reports.execution());
        if (!areAskedFor()) {
            bring(sender, MARK, reports.mark());
        } else if (reports.mark() != null && reports.version() != 0) {
            sender.send(settled(reports.version(), reports.mark()));
        }
    }

    /** The call that liquidates after the mark feed's report; one for the execution feed is sent ahead. */
    ContractCall liquidation(TransactionSender sender, FeedReports reports, int[] accounts) {
        bring(sender, EXECUTION, reports.execution());
        ContractCall batch = market.liquidateBatch(accounts);
        if (reports.mark() == null) {
            return batch;
        }
        ReportedLiquidationGateway both = new ReportedLiquidationGateway(pool.address("reportedLiquidation"));
        String feed = pool.address(MARK);
        List<SignedReport> signed = signed(MARK, reports.mark());
        ContractCall call = reports.version() == 0
                ? both.liquidate(feed, signed, market.address(), batch.gasLimit(), accounts)
                : both.liquidateAtVersion(
                        feed, reports.version(), signed, market.address(), batch.gasLimit(), accounts);
        return call.paying(feeWei(MARK));
    }

    /** What a feed charges for a price, wei. */
    long feeWei(String name) {
        return Objects.requireNonNull(sources.get(name), name).feeWei();
    }

    /** The feed that triggers, where it is not pushed. */
    ReportFeedGateway markFeed() {
        return new ReportFeedGateway(connection, pool.address(MARK));
    }

    private FeedSource markSource() {
        return job.venue().markFeed().source();
    }

    private ContractCall settled(long version, Report report) {
        return markFeed().commit(version, signed(MARK, report)).paying(feeWei(MARK));
    }

    /** What a quorum of a feed's signers signed, of which it makes this report. */
    List<SignedReport> signed(String name, Report report) {
        ReportDomain domain = new ReportDomain(chainId, pool.address(name));
        ReportSigners keys = Objects.requireNonNull(signers.get(name), name);
        return keys.sign(domain, Objects.requireNonNull(signed.get(name), name).of(report));
    }

    private void bring(TransactionSender sender, String name, @Nullable Report report) {
        if (report != null && isNewer(name, report)) {
            sender.send(update(name, report));
        }
    }

    private boolean isNewer(String name, Report report) {
        return report.publishTime()
                > new PriceFeedGateway(connection, pool.address(name)).latest().publishTime();
    }

    private ContractCall update(String name, Report report) {
        return new ReportFeedGateway(connection, pool.address(name))
                .update(signed(name, report))
                .paying(feeWei(name));
    }
}
