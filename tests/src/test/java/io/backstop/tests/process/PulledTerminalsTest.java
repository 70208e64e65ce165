package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.FeedCreation;
import io.backstop.contracts.gateway.ReportFeedGateway;
import io.backstop.contracts.sender.ContractCall;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.ledger.Account;
import io.backstop.model.market.Report;
import io.backstop.model.scenario.FeedHistorySpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.QuorumSpec;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.waterfall.PocketPayment;
import io.backstop.simulator.live.DeploymentFile;
import io.backstop.simulator.live.DeploymentRecord;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.generated.Int64;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.crypto.WalletUtils;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.methods.response.EthBlock;
import org.web3j.protocol.core.methods.response.Transaction;
import org.web3j.utils.Numeric;

/** {@code deploy}, {@code keeper} and {@code oracle --serve} as processes, and somebody who knows the JSON alone. */
class PulledTerminalsTest {

    private static final String SCENARIO = Repository.scenario("golden/pull").toString();
    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final String NO_FEE = "venues.pool.oracle.source.fee=0";
    private static final String FEE = "venues.pool.oracle.source.fee=500000000000000";
    private static final String TWO_POSITIONS =
            "positions.list=[{account: 1, size: 100, entryPrice: 2000, collateral: 4000},"
                    + " {account: 3, size: 100, entryPrice: 2000, collateral: 4000}]";
    private static final String PASSWORD = "correct horse";
    private static final Pattern SERVING = Pattern.compile(" at (http://127\\.0\\.0\\.1:[0-9]+)/v1/reports: ");

    @TempDir
    private Path folder;

    /** Scenarios/golden/pull.yaml at its end: the index stands at 1945, where 100 units from 2000 on 4000 lack 1500. */
    @Test
    void whatIsFetchedIsAcceptedAndLiquidates() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            DeploymentRecord deployed = deploy(node);
            Launched keeper = launch("keeper", "--rpc", node.webSocket(), "--deployment", "deployment.json");
            keeper.awaitErrors(" watching ");
            Launched oracle = serve(node);

            JsonNode update =
                    fetch(url(oracle) + "/v1/reports/latest").path("updates").path(0);
            bring(node, deployed.address("markFeed"), update);

            assertThat(new ReportFeedGateway(node.connection(), deployed.address("markFeed")).report())
                    .isEqualTo(new Report(
                            1945 * PRICE,
                            0,
                            1945 * PRICE,
                            1945 * PRICE,
                            update.path("publishTime").longValue(),
                            update.path("reports").path(0).path("validFrom").longValue()));
            keeper.awaitErrors("closed account=1 ");
            assertThat(node.events(deployed))
                    .contains(new MarketEvent.ShortfallSettled(
                            1, 1500 * USD, List.of(new PocketPayment(Account.LP, 1500 * USD)), 0, 0));
            keeper.interrupt();
            assertThat(oracle.interrupt()).isEqualTo(oracle.exitCode());
            assertThat(oracle.output())
                    .isEqualTo("markFeed: 18 updates served, 0 superseded, last price 1945.00000000\n");
            assertThat(oracle.errors()).doesNotContain("\tat ");
        }
    }

    /**
     * The same, and the keeper brings the price itself: not while what is served is another feed's, nor while the price is not the one
     * that was signed, but the genuine one in the same transaction as the liquidation.
     */
    @Test
    void theKeeperBringsWhatItFetches() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            DeploymentRecord deployed = deploy(node);
            Launched oracle = serve(node);
            try (ForgedReports forged = new ForgedReports(url(oracle))) {
                forged.replace("\"chainId\":31337", "\"chainId\":1");
                Launched keeper = keeper(node, forged);
                keeper.awaitErrors(" warn reports-unusable ");
                forged.replace("\"price\":\"194500000000\"", "\"price\":\"194400000000\"");
                keeper.awaitErrors("error=UnknownSigner");
                assertThat(keeper.errors()).doesNotContain(" sent ").contains(" of chain 1, must be ");

                forged.replace("", "");
                keeper.awaitErrors("closed account=1 ");

                keeper.interrupt();
                assertThat(node.events(deployed))
                        .contains(new MarketEvent.ShortfallSettled(
                                1, 1500 * USD, List.of(new PocketPayment(Account.LP, 1500 * USD)), 0, 0));
                assertThat(new ReportFeedGateway(node.connection(), deployed.address("markFeed"))
                                .report()
                                .price())
                        .isEqualTo(1945 * PRICE);
                assertThat(node.connection().minedCount(DevAccount.KEEPER.address()))
                        .isEqualTo(1);
                assertThat(keeper.errors()).doesNotContain("\tat ");
            }
            oracle.interrupt();
        }
    }

    /**
     * What is served is an hour old, a feed takes 30 s: nothing is sent. Then a batch waits for its block until its reports are too
     * old: it is refused as a whole, which is no fault of the keeper's. A block later, with newer reports, it comes off. A price costs
     * 0.0005 ether.
     */
    @Test
    void reportsThatAreTooOldAreWaitedOut() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            DeploymentRecord deployed = deploy(node, FEE);
            Launched aged = serve(node);
            try (ForgedReports forged = new ForgedReports(url(aged))) {
                forged.hold();
                pass(node);
                Launched keeper = keeper(node, forged);
                keeper.awaitErrors(" error=\"ReportExpired");
                assertThat(keeper.errors()).doesNotContain(" sent ");

                node.told("evm_setAutomine", "false");
                Launched newer = serve(node);
                forged.lead(url(newer));
                aged.interrupt();
                keeper.awaitErrors(" sent kind=LIQUIDATION ");
                pass(node);
                keeper.awaitErrors(" warn reverted ");
                keeper.awaitErrors(" info refused account=1 error=\"ReportExpired");

                node.told("evm_setAutomine", "true");
                Launched newest = serve(node);
                forged.lead(url(newest));
                newer.interrupt();
                node.told("evm_mine", "");
                keeper.awaitErrors("closed account=1 ");

                newest.interrupt();
                keeper.interrupt();
                keeper.exitCode();
                assertThat(keeper.errors())
                        .contains(" info stopped underway=0")
                        .doesNotContain("BUG")
                        .doesNotContain("\tat ");
                assertThat(keeper.errors().split(" sent kind=", -1)).hasSize(1 + 2);
                assertThat(node.connection().minedCount(DevAccount.KEEPER.address()))
                        .isEqualTo(2);
                assertThat(node.events(deployed))
                        .contains(new MarketEvent.ShortfallSettled(
                                1, 1500 * USD, List.of(new PocketPayment(Account.LP, 1500 * USD)), 0, 0));
                assertThat(Files.readString(folder.resolve("decisions.jsonl")).lines())
                        .satisfiesExactly(
                                refused -> assertThat(refused)
                                        .contains("\"outcome\":\"refused\"", "\"oracle_fee_gwei\":\"0.000000000\""),
                                closed -> assertThat(closed)
                                        .contains(
                                                "\"outcome\":\"closed\"", "\"oracle_fee_gwei\":\"500000.000000000\""));
            }
        }
    }

    /**
     * Two are due and one fits a transaction. Both transactions are one account's and wait for one block: only the first brings the price
     * and pays for it, the second goes to the market itself, whose price is that one by then.
     */
    @Test
    void whatOneTransactionBringsTheNextDoesNotBringAgain() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            DeploymentRecord deployed = deploy(node, FEE, TWO_POSITIONS);
            try (ForgedReports genuine = new ForgedReports(url(serve(node)))) {
                node.told("evm_setAutomine", "false");
                Launched keeper = keeper(node, genuine, "--batch", "1");
                keeper.awaitErrors(" sent kind=LIQUIDATION ");
                Launched.await(() -> node.connection().transactionCount(DevAccount.KEEPER.address()) == 2);

                node.told("evm_mine", "");
                keeper.awaitErrors("closed account=1 ");
                keeper.awaitErrors("closed account=3 ");

                keeper.interrupt();
                assertThat(transactions(node))
                        .extracting(Transaction::getValue, Transaction::getTo)
                        .containsExactly(
                                tuple(
                                        BigInteger.valueOf(500_000_000_000_000L),
                                        deployed.address("reportedLiquidation")),
                                tuple(BigInteger.ZERO, deployed.address("market")));
            }
        }
    }

    /** The transactions of the newest block in their order. */
    @SuppressWarnings("rawtypes")
    private static List<Transaction> transactions(LiveNode node) throws IOException {
        List<EthBlock.TransactionResult> found = node.connection()
                .web3j()
                .ethGetBlockByNumber(DefaultBlockParameterName.LATEST, true)
                .send()
                .getBlock()
                .getTransactions();
        return found.stream().map(each -> (Transaction) each.get()).toList();
    }

    /** A flag goes by the price on the chain, so that needs two transactions: with one that is left nothing is sent at all. */
    @Test
    void aPriceDoesNotTakeTheLastTransactionThatIsLeft() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            deploy(node, NO_FEE, "venues.pool.guards=[{kind: flags, minDelay: 5s, expiry: 10s}]");
            try (ForgedReports genuine = new ForgedReports(url(serve(node)))) {
                Launched one = keeper(node, genuine, "--max-tx", "1");
                one.awaitErrors(" not-sent kind=FLAGGING accounts=1 why=max-tx");
                one.interrupt();
                one.exitCode();
                assertThat(one.errors()).doesNotContain(" sent ");
                assertThat(node.connection().minedCount(DevAccount.KEEPER.address()))
                        .isZero();

                Launched two = keeper(node, genuine, "--max-tx", "2");

                assertThat(two.exitCode()).as(two.errors()).isZero();
                assertThat(two.errors())
                        .containsSubsequence(" sent kind=PRICE ", " sent kind=FLAGGING ", " info stopped underway=0");
                assertThat(node.connection().minedCount(DevAccount.KEEPER.address()))
                        .isEqualTo(2);
            }
        }
    }

    /** Without ether for the fee the node says nothing of the reports: told once. With ether it does, and a block later all is done. */
    @Test
    void whoCannotPayForAPriceIsToldSoAndGoesOnWhenHeCan() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            deploy(node, FEE);
            try (ForgedReports genuine = new ForgedReports(url(serve(node)))) {
                String account = "\"" + DevAccount.KEEPER.address() + "\",\"0x%x\"";
                node.told("anvil_setBalance", account.formatted(0));
                Launched keeper = keeper(node, genuine);
                keeper.awaitErrors(" warn reports-unasked ");
                node.told("evm_mine", "").told("evm_mine", "");

                node.told("anvil_setBalance", account.formatted(1_000_000_000_000_000_000L))
                        .told("evm_mine", "");
                keeper.awaitErrors("closed account=1 ");

                keeper.interrupt();
                keeper.exitCode();
                assertThat(keeper.errors().split(" reports-unasked ", -1)).hasSize(1 + 1);
                assertThat(keeper.errors()).doesNotContain("node-unusable").doesNotContain("BUG");
            }
        }
    }

    private Launched keeper(LiveNode node, ForgedReports reports, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "keeper",
                "--rpc",
                node.webSocket(),
                "--deployment",
                "deployment.json",
                "--reports",
                reports.url(),
                "--decision-log",
                "decisions.jsonl"));
        arguments.addAll(List.of(more));
        return launch(arguments.toArray(String[]::new));
    }

    /** An hour passes until the next block. */
    private static void pass(LiveNode node) throws Exception {
        long then = node.connection().latestBlock().timestamp() + 3600;
        node.told("evm_setNextBlockTimestamp", Long.toString(then)).told("evm_mine", "");
    }

    /** A feed that somebody deployed for two signers of his own, whose key files lie in a folder. */
    @Test
    void reportsOfKeyFilesAreAcceptedByTheFeedThatHearsThem() throws Exception {
        Path keys = Files.createDirectory(folder.resolve("keys"));
        List<String> signers = List.of(signer(keys, "a.json"), signer(keys, "b.json"));
        try (LiveNode node = LiveNode.automatic()) {
            String feed = feedOf(node, signers);
            Launched oracle = Launched.start(
                    folder,
                    Map.of("BACKSTOP_KEYSTORE_PASSWORD", PASSWORD),
                    "oracle",
                    "--rpc",
                    node.http(),
                    "--feed",
                    feed,
                    "--scenario",
                    SCENARIO,
                    "--set",
                    "venues.pool.oracle.source.signers=2",
                    "--set",
                    "venues.pool.oracle.source.quorum=2",
                    "--signers",
                    "keys",
                    "--serve",
                    "0",
                    "--speed",
                    "max",
                    "--verbose");
            oracle.awaitErrors("markFeed 1945.00000000 at ");

            JsonNode update =
                    fetch(url(oracle) + "/v1/reports/latest").path("updates").path(0);
            bring(node, feed, update);

            assertThat(update.path("reports").findValuesAsText("signer")).isEqualTo(signers);
            assertThat(new ReportFeedGateway(node.connection(), feed).report().price())
                    .isEqualTo(1945 * PRICE);
            assertThat(oracle.interrupt()).isEqualTo(oracle.exitCode());
        }
    }

    private DeploymentRecord deploy(LiveNode node) throws Exception {
        return deploy(node, NO_FEE);
    }

    private DeploymentRecord deploy(LiveNode node, String... settings) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("deploy", "--rpc", node.http(), "--scenario", SCENARIO));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        Launched deploy = launch(arguments.toArray(String[]::new));
        assertThat(deploy.exitCode()).as(deploy.errors()).isZero();
        return DeploymentFile.read(folder.resolve("deployment.json"));
    }

    /** An oracle that has all reports of the tape by now. */
    private Launched serve(LiveNode node) throws Exception {
        Launched oracle = launch(
                "oracle",
                "--rpc",
                node.http(),
                "--deployment",
                "deployment.json",
                "--scenario",
                SCENARIO,
                "--serve",
                "0",
                "--speed",
                "max",
                "--verbose");
        oracle.awaitErrors("markFeed 1945.00000000 at ");
        return oracle;
    }

    private static String signer(Path keys, String name) throws Exception {
        Path file = keys.resolve(WalletUtils.generateLightNewWalletFile(PASSWORD, keys.toFile()));
        Files.move(file, keys.resolve(name));
        return WalletUtils.loadCredentials(PASSWORD, keys.resolve(name).toFile())
                .getAddress();
    }

    private static String feedOf(LiveNode node, List<String> signers) {
        TransactionSender somebody = TransactionSender.of(node.connection(), DevAccount.DEPLOYER);
        String feed = somebody.futureContract(0);
        FeedSource.Pull pull = new FeedSource.Pull(new QuorumSpec(2, 2), 10, 30, new FeedHistorySpec(60, 300));
        String creation = FeedCreation.pull(ContractCode.BUILT, pull, somebody.address(), signers);
        String transaction = somebody.create(creation, 8_000_000);
        node.connection().requireSuccess(transaction, "deployment was refused");
        return feed;
    }

    private static String url(Launched oracle) throws Exception {
        Matcher found = SERVING.matcher(oracle.errors());
        assertThat(found.find()).isTrue();
        return String.valueOf(found.group(1));
    }

    private static JsonNode fetch(String url) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.builder().build().readTree(answer.body());
    }

    private static void bring(LiveNode node, String feed, JsonNode update) {
        List<DynamicStruct> reports = new ArrayList<>();
        for (JsonNode report : update.path("reports")) {
            reports.add(new DynamicStruct(
                    new StaticStruct(
                            new Int64(number(report, "price")),
                            new Int64(number(report, "confidence")),
                            new Int64(number(report, "bid")),
                            new Int64(number(report, "ask")),
                            new Uint64(number(report, "publishTime")),
                            new Uint64(number(report, "validFrom"))),
                    new DynamicBytes(Numeric.hexStringToByteArray(
                            report.path("signature").asText()))));
        }
        String data = FunctionEncoder.encode(
                new Function("update", List.of(new DynamicArray<>(DynamicStruct.class, reports)), List.of()));
        long fee = new ReportFeedGateway(node.connection(), feed).updateFee();
        TransactionSender anybody = TransactionSender.of(node.connection(), DevAccount.GUARDIAN);
        String transaction = anybody.send(new ContractCall(feed, data, 500_000).paying(fee));
        node.connection().requireSuccess(transaction, "the reports were refused");
    }

    private static BigInteger number(JsonNode report, String key) {
        return new BigInteger(report.path(key).asText());
    }

    private Launched launch(String... arguments) throws Exception {
        return Launched.start(folder, Map.of(), arguments);
    }
}
