package io.backstop.simulator.onchain;

import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SignerReports;
import io.backstop.model.scenario.StakeSpec;
import io.backstop.model.scenario.VenueFeeds;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.PoolRun;
import io.backstop.oracle.feed.FeedUse;
import io.backstop.oracle.feed.FeedWriter;
import io.backstop.oracle.latency.KeeperTimesWriter;
import io.backstop.oracle.path.PathWriter;
import io.backstop.oracle.path.WrittenPath;
import io.backstop.oracle.signing.ReportSigners;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One pool venue and all it replays.
 *
 * @param executionFeed the fast feed of a MARKET venue; null in ORACLE mode
 * @param referenceFeed the second feed of a reference guard; null if there is none
 * @param stakeFeed what a staked token is worth; null if none is staked
 * @param seed the scenario's, from which the keys of those follow who sign reports
 */
public record PoolJob(
        ScenarioTape tape,
        VenueSpec.Pool venue,
        FeedTape markFeed,
        @Nullable FeedTape executionFeed,
        @Nullable FeedTape referenceFeed,
        @Nullable FeedTape stakeFeed,
        long seed) {

    private static final String MARK = "markFeed";
    private static final String EXECUTION = "executionFeed";

    /**
     * The job of a venue, its feeds derived from the tape.
     *
     * @param seed the scenario's
     */
    public static PoolJob of(ScenarioTape tape, VenueSpec.Pool venue, long seed) {
        return new PoolJob(
                tape,
                venue,
                FeedWriter.write(tape, venue.markFeed(), FeedUse.MARK, seed),
                written(tape, venue.executionFeed(), FeedUse.EXECUTION, seed),
                written(tape, venue.mechanisms().referenceFeed(), FeedUse.REFERENCE, seed),
                stakeFeed(tape, venue.stake(), seed),
                seed);
    }

    private static @Nullable FeedTape written(ScenarioTape tape, @Nullable FeedSpec feed, FeedUse use, long seed) {
        return feed == null ? null : FeedWriter.write(tape, feed, use, seed);
    }

    private static @Nullable FeedTape stakeFeed(ScenarioTape tape, @Nullable StakeSpec stake, long seed) {
        if (stake == null) {
            return null;
        }
        WrittenPath index = new WrittenPath(tape.priceBefore(), tape.indexPrices(), 0);
        WrittenPath worth = PathWriter.writeStake(stake.path(), tape.grid(), seed, index);
        return FeedWriter.write(tape.withIndex(worth.priceBefore(), worth.prices()), stake.feed(), FeedUse.STAKE, seed);
    }

    /** All its feeds, and when its keepers are there. */
    public VenueFeeds feeds() {
        return new VenueFeeds(markFeed, executionFeed, referenceFeed, stakeFeed, KeeperTimesWriter.write(tape, venue));
    }

    /** Seeded open interest in micro-dollars. */
    public long openInterest() {
        return tape.openInterest(venue.rules().sizeUnit());
    }

    /** Who signs the reports of each of the venue's feeds that is not pushed, by the feed's name. */
    public SortedMap<String, ReportSigners> signers() {
        SortedMap<String, ReportSigners> signers = new TreeMap<>();
        signedSources()
                .forEach((name, source) -> signers.put(
                        name,
                        ReportSigners.derived(
                                seed, venue.id() + "/" + name, source.quorum().signers())));
        return signers;
    }

    /** The addresses of those signers, by the feed's name. */
    public SortedMap<String, List<String>> signerAddresses() {
        SortedMap<String, List<String>> addresses = new TreeMap<>();
        signers().forEach((name, signers) -> addresses.put(name, signers.addresses()));
        return addresses;
    }

    /** What they sign at these times, by the feed's name. */
    Map<String, SignerReports> signedReports(BlockTimes times) {
        Map<String, SignerReports> signed = new TreeMap<>();
        signedSources().forEach((name, source) -> signed.put(name, new SignerReports(source, tapeOf(name), times)));
        return signed;
    }

    private FeedTape tapeOf(String name) {
        return name.equals(MARK) || executionFeed == null ? markFeed : executionFeed;
    }

    /** How the prices of each feed get on chain that is not pushed, by the feed's name. */
    SortedMap<String, FeedSource.Signed> signedSources() {
        SortedMap<String, FeedSource.Signed> sources = new TreeMap<>();
        addIfSigned(sources, MARK, venue.markFeed());
        addIfSigned(sources, EXECUTION, venue.executionFeed());
        return sources;
    }

    private static void addIfSigned(Map<String, FeedSource.Signed> sources, String name, @Nullable FeedSpec feed) {
        if (feed != null && feed.source() instanceof FeedSource.Signed signed) {
            sources.put(name, signed);
        }
    }

    /** Empty books for this job on a chain whose blocks have these times. */
    PoolRun newRun(BlockTimes times) {
        return new PoolRun(tape, venue, feeds(), times::block);
    }
}
