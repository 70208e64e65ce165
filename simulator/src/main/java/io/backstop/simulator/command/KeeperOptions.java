package io.backstop.simulator.command;

import io.backstop.keeper.log.LineLog;
import io.backstop.keeper.operation.KeeperSettings;
import io.backstop.keeper.reports.ReportSettings;
import io.backstop.keeper.sending.Bounty;
import io.backstop.keeper.sending.SendingLimits;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.KeeperSpec;
import io.backstop.model.units.Decimals;
import io.backstop.simulator.live.Addresses;
import io.backstop.simulator.live.DeploymentRecord;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What an operator decides of a keeper, beside nodes, keys and prices of gas. */
final class KeeperOptions {

    @Option(names = "--market", paramLabel = "ADDRESS", description = "address of a PerpMarket")
    private @Nullable String market;

    @Option(names = "--deployment", paramLabel = "FILE", description = "what ./backstop deploy has written")
    private @Nullable Path deployment;

    @Option(
            names = "--lens",
            paramLabel = "ADDRESS",
            description = "address of the Lens that checks the table (default: the deployment's)")
    private @Nullable String lens;

    @Option(
            names = "--from-block",
            paramLabel = "N",
            description = "block in which to start reading (default: the deployment's first, or 0)")
    private @Nullable Long fromBlock;

    @Option(
            names = "--confirmations",
            paramLabel = "BLOCKS",
            defaultValue = "12",
            description = "blocks that a reorganisation may take back (default: ${DEFAULT-VALUE})")
    private int confirmations;

    @Option(names = "--state", paramLabel = "FOLDER", description = "for checkpoint and journals (default: none)")
    private @Nullable Path state;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "BLOCKS",
            defaultValue = "50",
            description = "blocks from one checkpoint to the next (default: ${DEFAULT-VALUE})")
    private int checkpointEvery;

    @Option(
            names = "--self-check-every",
            paramLabel = "BLOCKS",
            defaultValue = "100",
            description = "blocks from one check of 500 accounts to the next, 0 for none (default: ${DEFAULT-VALUE})")
    private int selfCheckEvery;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "40",
            description = "most liquidations in one transaction (default: ${DEFAULT-VALUE})")
    private int batch;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "64",
            description = "most transactions of an account that are in no block yet (default: ${DEFAULT-VALUE})")
    private int window;

    @Option(
            names = "--block-share",
            paramLabel = "PERCENT",
            defaultValue = "50",
            description = "share of a block's gas that liquidations may take (default: ${DEFAULT-VALUE})")
    private int blockShare;

    @Option(
            names = "--max-tx",
            paramLabel = "N",
            defaultValue = "1000000000",
            description = "end after so many transactions (default: never)")
    private long maxTransactions;

    @Option(
            names = "--simulate",
            paramLabel = "true|false",
            defaultValue = "true",
            description = "ask the node before sending what would be refused (default: ${DEFAULT-VALUE})")
    private String simulate = "";

    @Option(names = "--dry-run", description = "send nothing, tell what would be sent")
    private boolean dryRun;

    @Option(names = "--once", description = "end after one look at the chain")
    private boolean once;

    @Option(
            names = "--exclude",
            split = ",",
            paramLabel = "ACCOUNT",
            description = "accounts that are never liquidated")
    private List<Integer> excluded = List.of();

    @Option(
            names = "--min-size",
            paramLabel = "DOLLARS",
            defaultValue = "0",
            description = "notional at the entry price below which a position is left to others (default: 0)")
    private String minSize = "";

    @Option(
            names = "--min-profit",
            paramLabel = "DOLLARS",
            defaultValue = "0",
            description = "least profit of a batch (default: 0); needs --ether-price")
    private String minProfit = "";

    @Option(
            names = "--ether-price",
            paramLabel = "DOLLARS",
            defaultValue = "0",
            description = "what gas is weighed with against the rewards (default: not weighed)")
    private String etherPrice = "";

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            defaultValue = "allAtOnce",
            description =
                    "whom it liquidates first: allAtOnce, mostUnderwaterFirst, mostProfitableFirst or capitalLimited"
                            + " (default: ${DEFAULT-VALUE})")
    private String policy = "";

    @Option(
            names = "--capital",
            paramLabel = "DOLLARS",
            description = "what offers on their way may cost at most; goes with --policy capitalLimited only")
    private @Nullable String capital;

    @Option(
            names = "--stop-wait",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "how long it waits for its transactions at its end (default: ${DEFAULT-VALUE})")
    private int stopWait;

    @Option(
            names = "--stale-after",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "not ready when there was no new block for so long (default: ${DEFAULT-VALUE})")
    private int staleAfter;

    @Option(
            names = "--log",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "form of the lines (default: ${DEFAULT-VALUE})")
    private LineLog.Form form = LineLog.Form.TEXT;

    @Option(names = "--decision-log", paramLabel = "FILE", description = "a line of JSON for each liquidation")
    private @Nullable Path decisionLog;

    @Option(
            names = "--reports",
            paramLabel = "URL",
            description =
                    "server of signed reports that are brought to the mark feed (default: prices are on the chain);"
                            + " needs --deployment")
    private @Nullable String reports;

    @Option(names = "--config", paramLabel = "FILE", description = "YAML file with any of these options")
    private @Nullable Path config;

    @Nullable
    Path deployment() {
        return deployment;
    }

    @Nullable
    Path config() {
        return config;
    }

    @Nullable
    Path state() {
        return state;
    }

    @Nullable
    Path decisionLog() {
        return decisionLog;
    }

    LineLog.Form form() {
        return form;
    }

    int confirmations() {
        return confirmations;
    }

    int stopWait() {
        return stopWait;
    }

    int staleAfter() {
        return staleAfter;
    }

    /**
     * Checks what can be checked without a chain.
     *
     * @throws InputException if something makes no sense
     */
    void requireSense() {
        if ((market == null) == (deployment == null)) {
            throw new InputException("--market: exactly one of --market and --deployment must be given");
        }
        if (reports != null) {
            requireReports(reports, deployment);
        }
        requireAddress("--market", market);
        requireAddress("--lens", lens);
        if (fromBlock != null && fromBlock < 0) {
            throw new InputException("--from-block " + fromBlock + " must not be negative");
        }
        requireBetween("--batch", batch, 1, 1000);
        requireBetween("--window", window, 1, 10_000);
        requireBetween("--block-share", blockShare, 1, 100);
        requireBetween("--confirmations", confirmations, 1, 10_000);
        requireBetween("--checkpoint-every", checkpointEvery, 1, 1_000_000);
        requireBetween("--self-check-every", selfCheckEvery, 0, 1_000_000);
        requireBetween("--stop-wait", stopWait, 0, 3600);
        requireBetween("--stale-after", staleAfter, 1, 86_400);
        requireBetween("--max-tx", maxTransactions, 1, Long.MAX_VALUE);
        if (!simulate.matches("true|false")) {
            throw new InputException("--simulate \"" + simulate + "\" must be true or false");
        }
        if (state != null && !Files.isDirectory(state)) {
            throw new InputException("--state " + state + ": must be a folder");
        }
        requirePolicy();
        if (bounty(0).minimumProfit() > 0 && bounty(0).etherPrice() == 0) {
            throw new InputException("--min-profit: goes with --ether-price only");
        }
    }

    private void requirePolicy() {
        if (!KeeperSpec.Policy.labels().contains(policy)) {
            throw new InputException("--policy \"%s\" must be one of %s"
                    .formatted(policy, String.join(", ", KeeperSpec.Policy.labels())));
        }
        if (policy().worksForPay() && bounty(0).etherPrice() == 0) {
            throw new InputException("--policy " + policy + ": goes with --ether-price only");
        }
        if ((capital != null) != (policy() == KeeperSpec.Policy.CAPITAL_LIMITED)) {
            throw new InputException("--capital: goes with --policy capitalLimited, and that with it");
        }
        capital();
    }

    private KeeperSpec.Policy policy() {
        return KeeperSpec.Policy.of(policy);
    }

    private long capital() {
        return capital == null ? Long.MAX_VALUE : dollars("--capital", capital, Decimals.MONEY);
    }

    private static void requireReports(String url, @Nullable Path deployment) {
        if (deployment == null) {
            throw new InputException("--reports: goes with --deployment only");
        }
        if (!url.matches("https?://[^/?#\\s]+/*")) {
            throw new InputException("--reports: must be http://HOST:PORT or https://HOST:PORT of a server of reports");
        }
    }

    private static void requireAddress(String option, @Nullable String address) {
        if (address != null) {
            Addresses.require(option, address);
        }
    }

    private static void requireBetween(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new InputException("%s %d must be between %d and %d".formatted(option, value, least, most));
        }
    }

    /**
     * What may be offered for a batch.
     *
     * @param reward of one liquidation, micro-dollars
     */
    Bounty bounty(long reward) {
        return new Bounty(
                reward,
                dollars("--min-profit", minProfit, Decimals.MONEY),
                dollars("--ether-price", etherPrice, Decimals.PRICE));
    }

    /** All of it, for a market that pays this reward. */
    KeeperSettings settings(@Nullable DeploymentRecord deployed, long reward) {
        return new KeeperSettings(
                address(deployed),
                lens != null || deployed == null || !deployed.has("lens") ? lens : deployed.address("lens"),
                firstBlock(deployed),
                confirmations,
                state,
                checkpointEvery,
                selfCheckEvery,
                new HashSet<>(excluded),
                dollars("--min-size", minSize, Decimals.MONEY),
                once,
                stopWait,
                new SendingLimits(batch, window, blockShare, maxTransactions, Boolean.parseBoolean(simulate), dryRun),
                bounty(reward),
                policy(),
                capital(),
                reports(deployed));
    }

    private @Nullable ReportSettings reports(@Nullable DeploymentRecord deployed) {
        if (reports == null || deployed == null) {
            return null;
        }
        if (!deployed.has("reportedLiquidation") || !deployed.has("reportedHealth")) {
            throw new InputException(
                    "--reports: the mark feed of venue \"%s\" takes no reports".formatted(deployed.venue()));
        }
        return new ReportSettings(
                URI.create(reports),
                deployed.address("markFeed"),
                deployed.address("reportedLiquidation"),
                deployed.address("reportedHealth"));
    }

    /** Where the market is. */
    String address(@Nullable DeploymentRecord deployed) {
        return deployed == null ? String.valueOf(market) : deployed.address("market");
    }

    private long firstBlock(@Nullable DeploymentRecord deployed) {
        if (fromBlock != null) {
            return fromBlock;
        }
        return deployed == null ? 0 : deployed.firstBlock();
    }

    private static long dollars(String option, String text, int decimals) {
        try {
            long value = Decimals.parse(text, decimals);
            if (value >= 0) {
                return value;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw notDollars(option, text, decimals);
        }
        throw notDollars(option, text, decimals);
    }

    private static InputException notDollars(String option, String text, int decimals) {
        return new InputException(
                "%s \"%s\" must be an amount of dollars with at most %d decimals".formatted(option, text, decimals));
    }
}
