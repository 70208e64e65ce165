package io.backstop.contracts.deploy;

import io.backstop.contracts.abi.Calldata;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.FeedHistorySpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.QuorumSpec;
import io.backstop.model.scenario.ReportBoundsSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Code and constructor arguments of feeds of signed reports, of the bounds on who uses them, and of their gate. */
public final class FeedCreation {

    private static final List<Action> ACTIONS = List.of(Action.values());
    private static final int PULL_WORDS = 8;
    private static final int REQUEST_COMMIT_WORDS = 10;
    private static final int GATE_WORDS = 3;

    private FeedCreation() {}

    /**
     * A feed, however its prices get on chain.
     *
     * @param name what it calls itself if it is pushed
     * @param pusher who may push
     * @param treasury gets what a feed that is not pushed charges
     * @param signers who is heard; null for a feed that is pushed
     */
    static String feed(
            ContractCode code,
            FeedSource source,
            String name,
            String pusher,
            String treasury,
            @Nullable List<String> signers) {
        return switch (source) {
            case FeedSource.Push ignored ->
                Calldata.create(code.of("PriceFeed"))
                        .address(pusher)
                        .number(2L * Calldata.WORD_BYTES)
                        .text(name)
                        .hex();
            case FeedSource.Pull pull -> pull(code, pull, treasury, Objects.requireNonNull(signers, name));
            case FeedSource.RequestCommit asked ->
                requestCommit(code, asked, treasury, Objects.requireNonNull(signers, name));
        };
    }

    /** A feed that anybody brings up to date; its fees are the treasury's. */
    public static String pull(ContractCode code, FeedSource.Pull spec, String treasury, List<String> signers) {
        Calldata creation = start(code, "PullFeed", PULL_WORDS, spec.quorum(), signers)
                .number(spec.timestampSpread())
                .number(spec.maxAge());
        return end(creation, spec, treasury, signers);
    }

    /** A feed that is asked beforehand; its fees are the treasury's. */
    public static String requestCommit(
            ContractCode code, FeedSource.RequestCommit spec, String treasury, List<String> signers) {
        Calldata creation = start(code, "RequestCommitFeed", REQUEST_COMMIT_WORDS, spec.quorum(), signers)
                .number(spec.versions().granularity())
                .number(spec.versions().earliest())
                .number(spec.versions().latest())
                .number(spec.versions().timeout());
        return end(creation, spec, treasury, signers);
    }

    /** One bound on reports. */
    public static String bound(ContractCode code, BoundSpec spec) {
        return switch (spec) {
            case BoundSpec.MaxAge bound ->
                Calldata.create(code.of("MaxAge")).number(bound.seconds()).hex();
            case BoundSpec.SinceChange bound -> code.of("SinceChange");
            case BoundSpec.FixedVersion bound ->
                Calldata.create(code.of("FixedVersion"))
                        .number(bound.granularity())
                        .number(bound.earliest())
                        .number(bound.latest())
                        .hex();
            case BoundSpec.Containment bound -> code.of("Containment");
        };
    }

    /**
     * The gate that asks bounds about a feed's report.
     *
     * @param bounds addresses of the contracts made from {@code spec.bounds()}, in the same order
     */
    public static String reportBounds(ContractCode code, ReportBoundsSpec spec, String feed, List<String> bounds) {
        return Calldata.create(code.of("ReportBounds"))
                .address(feed)
                .number((long) GATE_WORDS * Calldata.WORD_BYTES)
                .number(mask(spec.actions()))
                .addresses(bounds)
                .hex();
    }

    /** The contract that updates a feed and liquidates at once; one serves all feeds and markets. */
    public static String reportedLiquidation(ContractCode code) {
        return code.of("ReportedLiquidation");
    }

    /** One bit for each action, the first in the contracts' order the lowest. */
    private static long mask(List<String> actions) {
        long mask = 0;
        for (String action : actions) {
            mask |= 1L << ACTIONS.indexOf(Action.valueOf(action));
        }
        return mask;
    }

    private static Calldata start(
            ContractCode code, String contract, int words, QuorumSpec quorum, List<String> signers) {
        if (signers.size() != quorum.signers()) {
            throw new IllegalArgumentException(
                    "the feed has %d signers, was given %d".formatted(quorum.signers(), signers.size()));
        }
        return Calldata.create(code.of(contract))
                .number((long) words * Calldata.WORD_BYTES)
                .number(quorum.quorum());
    }

    private static String end(Calldata creation, FeedSource.Signed spec, String treasury, List<String> signers) {
        FeedHistorySpec history = spec.history();
        return creation.number(history.averageWindow())
                .number(history.gapThreshold())
                .number(spec.feeWei())
                .address(treasury)
                .addresses(signers)
                .hex();
    }
}
