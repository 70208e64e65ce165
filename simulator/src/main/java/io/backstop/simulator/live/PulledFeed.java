package io.backstop.simulator.live;

import io.backstop.contracts.chain.ChainConnection;
import io.backstop.contracts.chain.ContractRevertException;
import io.backstop.contracts.chain.NothingThereException;
import io.backstop.contracts.gateway.ReportFeedGateway;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.InputException;
import io.backstop.oracle.signing.ReportDomain;
import io.backstop.oracle.signing.ReportSigners;
import io.backstop.simulator.onchain.PoolJob;
import io.backstop.simulator.reports.ReportForm;
import io.backstop.simulator.reports.ReportShelf;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A feed whose reports others bring, and what is needed to make them.
 *
 * @param target the contract and its tape
 * @param source how its reports are made
 * @param form in which they are signed and told
 * @param lastTime publish time of the last report that the contract has, epoch seconds
 */
public record PulledFeed(FeedTarget target, FeedSource.Signed source, ReportForm form, long lastTime) {

    /**
     * The feed at an address, if it hears these signers.
     *
     * @param given signers from elsewhere; null for those whose keys follow from the seed
     * @throws InputException if there is no such feed, or it hears others or more
     */
    public static PulledFeed of(
            PoolJob job, FeedRole role, FeedTarget target, @Nullable ReportSigners given, ChainConnection connection) {
        FeedSource.Signed source = Objects.requireNonNull(role.signedSource(job));
        ReportSigners signers =
                given == null ? Objects.requireNonNull(job.signers().get(target.name())) : given;
        requireEnough(signers, source);
        ReportFeedGateway feed = new ReportFeedGateway(connection, target.address());
        long lastTime = lastTime(target, feed);
        requireHeard(target, feed, signers, source);
        ReportDomain domain = new ReportDomain(connection.chainId(), target.address());
        int quorum = source.quorum().quorum();
        return new PulledFeed(target, source, new ReportForm(domain, signers, quorum), lastTime);
    }

    /** The feed as a playback plays it. */
    public PlayedFeed played(ReportShelf shelf, Consumer<String> told) {
        return new ServedFeed(target, source, lastTime, shelf, told);
    }

    private static void requireEnough(ReportSigners signers, FeedSource.Signed source) {
        int needed = source.quorum().signers();
        if (signers.keys().size() != needed) {
            throw new InputException("--signers: must hold a key file for each of the feed's %d signers, holds %d"
                    .formatted(needed, signers.keys().size()));
        }
    }

    private static long lastTime(FeedTarget target, ReportFeedGateway feed) {
        try {
            return feed.report().publishTime();
        } catch (ContractRevertException | NothingThereException e) {
            throw new InputException(
                    "--feed %s: there is no feed of signed reports at this address".formatted(target.address()));
        }
    }

    private static void requireHeard(
            FeedTarget target, ReportFeedGateway feed, ReportSigners signers, FeedSource.Signed source) {
        List<String> heard = feed.signers();
        for (String signer : signers.addresses()) {
            if (!heard.contains(signer)) {
                throw new InputException(
                        "%s %s does not hear %s: its signers are others (--seed, --venue and --signers decide who signs)"
                                .formatted(target.name(), target.address(), signer));
            }
        }
        if (feed.quorum() > source.quorum().quorum()) {
            throw new InputException("%s %s needs reports of %d signers, source.quorum is %d"
                    .formatted(
                            target.name(),
                            target.address(),
                            feed.quorum(),
                            source.quorum().quorum()));
        }
    }
}
