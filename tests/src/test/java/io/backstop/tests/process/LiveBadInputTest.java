package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.deploy.ContractCode;
import io.backstop.contracts.deploy.DeployedPool;
import io.backstop.contracts.deploy.Deployment;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.contracts.sender.TransactionSender;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.simulator.Backstop;
import io.backstop.simulator.scenario.ScenarioReader;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes with {@code deploy} and {@code oracle}: one line, exit code 2, nothing written; 1 where the chain refuses. */
class LiveBadInputTest {

    private static final String NOWHERE = "0x0000000000000000000000000000000000000abc";

    @TempDir
    private Path folder;

    private LiveNode node;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        node = LiveNode.automatic();
        file = folder.resolve("deployment.json");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void aWordThatIsNoAddress() {
        assertThat(mistake(oracle("--feed", "0x12")))
                .isEqualTo("--feed \"0x12\" must be an address of 40 hexadecimal digits after 0x");
    }

    @Test
    void aPolicyThatCannotBe() {
        assertThat(mistake(keeper("--policy", "richestFirst")))
                .isEqualTo(
                        "--policy \"richestFirst\" must be one of allAtOnce, mostUnderwaterFirst, mostProfitableFirst,"
                                + " capitalLimited");
        assertThat(mistake(keeper("--policy", "mostProfitableFirst")))
                .isEqualTo("--policy mostProfitableFirst: goes with --ether-price only");
        assertThat(mistake(keeper("--capital", "10")))
                .isEqualTo("--capital: goes with --policy capitalLimited, and that with it");
    }

    /** What is no kind and cannot be an address either. */
    @ParameterizedTest
    @ValueSource(strings = {"foo", "localhost:8545"})
    void aWordThatNamesNoChain(String word) {
        String message =
                "--chain " + word + ": must be auto, anvil, hardhat, besu-home, besu, or the address of a node: a"
                        + " URL or the path of its socket";
        assertThat(mistake("run", Repository.scenario("golden/single-jump").toString(), "--chain", word))
                .isEqualTo(message);
        assertThat(mistake("deploy", "--chain", word)).isEqualTo(message);
        String address = "--chain " + word + ": must be the address of a node: a URL or the path of its socket";
        String several = node.http() + "," + word;
        assertThat(mistake("keeper", "--chain", word, "--market", NOWHERE)).isEqualTo(address);
        assertThat(mistake("deploy", "--chain", several)).isEqualTo(address);
        assertThat(mistake(
                        "oracle",
                        "--chain",
                        several,
                        "--feed",
                        NOWHERE,
                        "--scenario",
                        Repository.scenario("golden/single-jump").toString()))
                .isEqualTo(address);
    }

    @Test
    void anEmptyWordNamesNoChain() {
        String address = "the address of a node: a URL or the path of its socket";

        assertThat(mistake("deploy", "--chain", ""))
                .isEqualTo("--chain: must be auto, anvil, hardhat, besu-home, besu, or " + address);
        assertThat(mistake("keeper", "--chain", "", "--market", NOWHERE)).isEqualTo("--chain: must be " + address);
    }

    /** Named in one order, whoever asks. */
    @Test
    void aChainThatHasNoneOfTheIdsThatWereNamed() {
        assertThat(mistake(keeper("--chain-id", "5,1")))
                .isEqualTo("chain at " + node.http() + ": its id is 31337, must be 1 or 5");
    }

    @Test
    void aCopyOfAChainOnANodeThatIsThere() {
        assertThat(mistake("deploy", "--chain", node.http(), "--fork", "http://127.0.0.1:9"))
                .isEqualTo("--fork: must be given with --chain anvil or hardhat only, which can begin as a copy");
    }

    /** The first is what a shell makes of a variable that is not set. */
    @ParameterizedTest
    @ValueSource(strings = {"", "8545", "127.0.0.1:8545", "http://", "ftp://127.0.0.1", "http://127.0.0.1:8545/ key"})
    void aCopyOfNoChain(String fork) {
        for (String kind : List.of("anvil", "hardhat")) {
            assertThat(mistake("deploy", "--chain", kind, "--fork", fork))
                    .isEqualTo("--fork: must be the URL of a node, such as http://127.0.0.1:8545");
        }
    }

    @Test
    void anAddressWithoutAMarket() {
        assertThat(mistake(keeper())).isEqualTo("--market " + NOWHERE + ": there is no market at this address");
    }

    @Test
    void anAddressWithoutAMarketOfWhichARecordIsKept() {
        String[] recorded =
                keeper("--decision-log", folder.resolve("decisions.jsonl").toString());

        assertThat(mistake(recorded)).isEqualTo("--market " + NOWHERE + ": there is no market at this address");
    }

    @Test
    void anAddressOfAnotherContract() {
        String feed = feedPublishedBy(DevAccount.OPERATOR);

        assertThat(mistake("keeper", "--rpc", node.http(), "--market", feed))
                .isEqualTo("--market " + feed + ": there is no market at this address");
    }

    private String[] keeper(String... options) {
        return with(new String[] {"keeper", "--rpc", node.http(), "--market", NOWHERE}, options);
    }

    @Test
    void anAddressWithoutAFeed() {
        assertThat(mistake(oracle("--feed", NOWHERE)))
                .isEqualTo("--feed " + NOWHERE + ": there is no price feed at this address");
    }

    @Test
    void aFeedOfAnotherPublisher() {
        String feed = feedPublishedBy(DevAccount.OPERATOR);

        assertThat(mistake(oracle("--feed", feed)))
                .isEqualTo("markFeed %s takes prices from %s only, not from %s"
                        .formatted(feed, DevAccount.OPERATOR.address(), DevAccount.PUBLISHER.address()));
    }

    @Test
    void aVenueThatTheScenarioDoesNotHave() {
        assertThat(mistake(oracle("--feed", NOWHERE, "--venue", "cex")))
                .isEqualTo("--venue: \"cex\" is no pool venue: scenario \"single-jump\" has pool");
    }

    @Test
    void oneOfSeveralVenuesMustBeNamed() {
        assertThat(mistake(deploy("2025-10-10-btc")))
                .startsWith("--venue: must be given: scenario \"2025-10-10-btc\" has oracle-0s, ");
    }

    @Test
    void aFeedThatTheVenueDoesNotHave() {
        assertThat(mistake(
                        "oracle",
                        "--rpc",
                        node.http(),
                        "--feed",
                        NOWHERE,
                        "--which",
                        "execution",
                        "--scenario",
                        Repository.scenario("golden/oracle-lag-30s-keeper-12s").toString()))
                .isEqualTo("--which: venue \"pool\" has no executionFeed");
    }

    @Test
    void speedsThatDoNotMove() {
        for (String speed : new String[] {"0x", "-1x", "60", "fast", "100000x"}) {
            assertThat(mistake(oracle("--feed", NOWHERE, "--speed", speed)))
                    .isEqualTo("--speed \"" + speed + "\" must be a whole number from 1x to 99999x, or max");
        }
    }

    @Test
    void aFileThatIsThereAlreadyIsKept() throws Exception {
        Files.writeString(file, "the last one");

        assertThat(mistake(deploy("golden/single-jump")))
                .isEqualTo(file + ": is there already; --force replaces it, --out names another");
        assertThat(file).hasContent("the last one");
        assertThat(node.connection().blockNumber()).isZero();
    }

    @Test
    void forceReplacesIt() throws Exception {
        Files.writeString(file, "the last one");

        assertThat(run(with(deploy("golden/single-jump"), "--force")).code()).isZero();
        assertThat(Files.readString(file)).startsWith("{\n  \"chainId\" : 31337,\n  \"firstBlock\" : 1,\n");
        assertThat(filesIn(folder)).containsExactly("deployment.json");
    }

    @Test
    void whatIsThereAlreadyIsTakenAgain() throws Exception {
        deployed();
        String written = Files.readString(file);
        long block = node.connection().blockNumber();

        assertThat(run(deploy("golden/single-jump")).code()).isZero();
        assertThat(file).hasContent(written);
        assertThat(node.connection().blockNumber()).isEqualTo(block);
        String refused = refused("is of another venue, of other parameters or of another tape");
        assertThat(mistake(deploy("golden/four-pockets"))).isEqualTo(refused);
        assertThat(mistake(with(deploy("golden/single-jump"), "--set", "market.maintenanceMarginRatio=0.9%")))
                .isEqualTo(refused);
        assertThat(mistake(with(deploy("golden/single-jump"), "--evm", "london")))
                .isEqualTo(refused("is of the cancun build, not of the london one"));
    }

    /** What another Backstop has deployed, or another account with a key of its own. */
    @Test
    void whatWouldBeDeployedOtherwiseIsNotTaken() throws Exception {
        deployed();
        String written = Files.readString(file);

        Files.writeString(file, written.replaceFirst("(\"buildHash\" : \")[0-9a-f]{8}", "$100000000"));
        assertThat(mistake(deploy("golden/single-jump")))
                .isEqualTo(refused("is of other contracts than this Backstop has"));
        for (DevAccount role : List.of(DevAccount.PUBLISHER, DevAccount.OPERATOR)) {
            String name = role.name().toLowerCase(Locale.ROOT);
            Files.writeString(file, written.replaceFirst("(\"" + name + "\" : \")0x[0-9a-f]{40}", "$1" + NOWHERE));
            assertThat(mistake(deploy("golden/single-jump")))
                    .isEqualTo(refused("%s: is %s, would be %s".formatted(name, NOWHERE, role.address())));
        }
    }

    /** Who signs follows from the seed, which leaves a path of given points as it is. */
    @Test
    void aVenueThatHearsOfOtherSignersIsAnother() {
        assertThat(run(deploy("golden/pull")).code()).isZero();

        assertThat(mistake(with(deploy("golden/pull"), "--set", "seed=77")))
                .isEqualTo(refused("is of another venue, of other parameters or of another tape"));
    }

    private String refused(String why) {
        return file + ": " + why + "; --force replaces it, --out names another";
    }

    @Test
    void aDeploymentOfAnotherChain() throws Exception {
        deployed();
        Files.writeString(file, Files.readString(file).replace("31337", "1"));

        assertThat(mistake(oracle("--deployment", file.toString())))
                .isEqualTo(file + ": chainId: 1, but the chain at " + node.http() + " has the id 31337");
    }

    @Test
    void aChainThatWasStartedAnew() throws Exception {
        deployed();
        String token = "0x5fbdb2315678afecb367f032d93f642f64180aa3";
        node.close();
        node = LiveNode.automatic();

        String line = file + ": contracts.token: the chain at " + node.http() + " has other code or none at " + token
                + "; was it started anew?";
        assertThat(mistake(oracle("--deployment", file.toString()))).isEqualTo(line);
        assertThat(mistake("keeper", "--rpc", node.http(), "--deployment", file.toString()))
                .isEqualTo(line);
    }

    @Test
    void aFileThatIsNoDeployment() throws Exception {
        Path other = Files.writeString(folder.resolve("other.json"), "{\"contracts\": {}}");
        Path text = Files.writeString(folder.resolve("text.json"), "contracts:");

        assertThat(mistake(oracle("--deployment", other.toString())))
                .startsWith(other + ": contracts.market.address: must be ");
        assertThat(mistake(oracle("--deployment", text.toString())))
                .isEqualTo(text + ": must be JSON as ./backstop deploy writes it");
    }

    @Test
    void aPoolTooSmallForItsPositionsIsRefusedByTheChainAndNotWritten() throws Exception {
        Outcome outcome = run(with(deploy("golden/single-jump"), "--set", "venues.pool.lpCapital=1000"));

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.errors())
                .isEqualTo("venue \"pool\": the chain refuses a position before the tape: "
                        + "the pool would have to reserve $200000.000000, may at most $900.000000\n");
        assertThat(filesIn(folder)).isEmpty();
    }

    @Test
    void aNodeThatDoesNotAnswer() {
        assertThat(mistake("deploy", "--rpc", "http://127.0.0.1:1", "--out", file.toString()))
                .startsWith("chain at http://127.0.0.1:1 does not answer: ");
    }

    @Test
    void aNewChainHasNothingToWatchOrToPublishTo() {
        for (String kind : List.of("anvil", "auto")) {
            String line =
                    "--chain %s: must be the address of a node: there is nothing on a new chain; ./backstop deploy"
                            + " --chain %1$s starts one, tells its address and keeps it up";
            assertThat(mistake("keeper", "--chain", kind, "--market", NOWHERE)).isEqualTo(line.formatted(kind));
            assertThat(mistake(
                            "oracle",
                            "--chain",
                            kind,
                            "--feed",
                            NOWHERE,
                            "--scenario",
                            Repository.scenario("golden/single-jump").toString()))
                    .isEqualTo(line.formatted(kind));
        }
    }

    /** What was deployed before was on another chain, whatever it says. */
    @Test
    void aNewChainTakesNothingAgain() throws Exception {
        deployed();

        assertThat(mistake("deploy", "--chain", "anvil", "--out", file.toString()))
                .isEqualTo(file + ": is there already; --force replaces it, --out names another");
    }

    @Test
    void aSpeedGoesWithAChainOfItsOwnClock() {
        String scenario = Repository.scenario("golden/single-jump").toString();

        assertThat(mistake("run", scenario, "--speed", "4x"))
                .isEqualTo("--speed: goes with --chain only, of a chain that makes its blocks itself");
        assertThat(mistake("run", scenario, "--chain", "anvil", "--speed", "fast"))
                .isEqualTo("--speed \"fast\" must be a whole number from 1x to 99999x, or max");
        assertThat(mistake("run", scenario, "--chain", "anvil", "--speed", "4x"))
                .isEqualTo("--speed: must not be given with --chain anvil, which makes blocks on demand, at the tape's"
                        + " times");
    }

    private void deployed() {
        assertThat(run(deploy("golden/single-jump")).code()).isZero();
    }

    private String feedPublishedBy(DevAccount publisher) {
        VenueSpec.Pool venue =
                (VenueSpec.Pool) ScenarioReader.read(Repository.scenario("golden/single-jump"), List.of(), Map.of())
                        .venues()
                        .getFirst();
        TransactionSender deployer = TransactionSender.of(node.connection(), DevAccount.DEPLOYER);
        TransactionSender operator = TransactionSender.of(node.connection(), DevAccount.OPERATOR);
        DeployedPool pool = new Deployment(node.connection(), deployer, operator, () -> {})
                .deploy(venue, ContractCode.BUILT, publisher.address(), 0);
        return pool.address("markFeed");
    }

    private String[] deploy(String scenario) {
        return new String[] {
            "deploy",
            "--rpc",
            node.http(),
            "--scenario",
            Repository.scenario(scenario).toString(),
            "--out",
            file.toString()
        };
    }

    private String[] oracle(String... more) {
        String scenario = Repository.scenario("golden/single-jump").toString();
        return with(new String[] {"oracle", "--rpc", node.http(), "--scenario", scenario}, more);
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    private static String mistake(String... arguments) {
        Outcome outcome = run(arguments);
        assertThat(outcome.code()).as(outcome.errors()).isEqualTo(2);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.errors().lines()).hasSize(1);
        return outcome.errors().strip();
    }

    private static Outcome run(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = Backstop.execute(new PrintWriter(output, true), new PrintWriter(errors, true), arguments);
        return new Outcome(code, output.toString(), errors.toString());
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(found -> found.getFileName().toString()).toList();
        }
    }

    private record Outcome(int code, String output, String errors) {}
}
