package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.Backstop;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's mistake is one line that names place, value and what is allowed; exit code 2; nothing is written. */
class BadInputTest {

    @TempDir
    private Path folder;

    @Test
    void anUnknownKeyNamesTheNearestKnownOne() throws Exception {
        Path file = golden("oracle: {", "oracel: {");

        assertThat(mistake("check", file.toString()))
                .isEqualTo(file + ": venues[0].oracel: unknown key, did you mean \"oracle\"?");
    }

    @Test
    void aNegativeDelay() throws Exception {
        assertThat(mistake("run", scenario(), "--set", "venues[0].oracle.delay=-5s"))
                .startsWith("--set venues[0].oracle.delay=-5s: venues[0].oracle.delay: \"-5s\" must");
    }

    @Test
    void aMissingFile() {
        assertThat(mistake("run", folder.resolve("none.yaml").toString()))
                .startsWith(folder.resolve("none.yaml") + ": ");
    }

    @Test
    void timesOfAPriceFileThatDoNotRise() throws Exception {
        Path csv = csv("ts_ms,open,high,low,close", "1760129400000,1,2,1,2", "1760129400000,2,2,1,1");

        assertThat(mistake("check", withCsv(csv))).startsWith(csv + ":3: ts_ms: ");
    }

    @Test
    void aBrokenRowOfAPriceFile() throws Exception {
        Path csv = csv("ts_ms,open,high,low,close", "1760129400000,1,x,1,2");

        assertThat(mistake("check", withCsv(csv))).startsWith(csv + ":2: high: \"x\" ");
    }

    @Test
    void aNodeThatDoesNotAnswer() {
        assertThat(mistake("run", scenario(), "--chain", "http://127.0.0.1:1"))
                .startsWith("chain at http://127.0.0.1:1 does not answer: ");
    }

    @Test
    void anAddressIsShownWithoutTheKeyInIt() {
        assertThat(mistake("run", scenario(), "--chain", "http://user:secret@127.0.0.1:1/v3/key"))
                .startsWith("chain at http://127.0.0.1:1 does not answer: ")
                .doesNotContain("secret", "key");
    }

    @Test
    void anAddressThatIsNoUrlIsNotRepeated() {
        for (String address :
                new String[] {"ws://127.0.0.1:1/secret?x=^", "wss:secret", "127.0.0.1:8545/secret", "https:/1/secret"
                }) {
            assertThat(mistake("run", scenario(), "--chain", address)).doesNotContain("secret");
        }
    }

    @Test
    void moreCapitalThanALedgerCouldHold() {
        assertThat(mistake("check", scenario(), "--set", "venues.pool.lpCapital=9223372036854"))
                .endsWith("venues[0].lpCapital: 9223372036854 must be at most 1000000000000 dollars");
    }

    @Test
    void aChainForNobody() throws Exception {
        Path file = golden("chain: true", "chain: false");

        assertThat(mistake("run", file.toString(), "--chain", "anvil"))
                .isEqualTo("--chain: no venue of scenario \"single-jump\" is marked \"chain: true\"");
    }

    @Test
    void anOrderThatNoLedgerCouldHold() throws Exception {
        assertThat(mistake(
                        "check",
                        golden(
                                        "positions:",
                                        "orders: [{at: 1s, account: 5, open: {size: 9000000000000, collateral: 1}}]\n"
                                                + "positions:")
                                .toString()))
                .isEqualTo(
                        "orders: the order of account 5 would be worth more than 1000000000000 dollars, must be at most"
                                + " that");
    }

    @Test
    void aFolderThatHoldsSomethingElseIsLeftAlone() throws Exception {
        Path kept = Files.writeString(folder.resolve("thesis.txt"), "two years of work");

        assertThat(mistake("run", scenario(), "--out", folder.toString()))
                .isEqualTo(
                        folder + ": holds \"thesis.txt\", which is no earlier result; name a new or an empty folder");
        assertThat(kept).hasContent("two years of work");
    }

    @Test
    void tooManyAccountsForAChainAreRefusedWithAnEstimate() {
        String crash = Repository.scenario("2025-10-10-btc").toString();

        assertThat(mistake("run", crash, "--chain", "anvil", "--max-chain-accounts", "299"))
                .startsWith("--max-chain-accounts: 300 accounts on a chain would take about ")
                .endsWith("must be at most 299");
    }

    /** 28,800 seconds and the one after them, two feeds: 57,602 * 34,289 = 1,975,114,978. */
    @Test
    void aHaltWhosePricesFitNoBlockIsRefusedWithAnEstimate() {
        String halt = "venues[0].interruptions=[{kind: halt, at: 10s, for: 8h}]";

        assertThat(mistake("run", scenario(), "--chain", "anvil", "--set", "clock.steps=29000", "--set", halt))
                .isEqualTo(
                        "venue \"pool\": interruptions: 57602 prices land in one block on the chain, about 1975114978"
                                + " gas (34289 each), must be at most 1800000000 of the block's 2000000000");
    }

    @Test
    void aWordThatIsNoCommand() {
        assertThat(mistake("rnu")).contains("rnu");
    }

    private String mistake(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = Backstop.execute(new PrintWriter(output, true), new PrintWriter(errors, true), arguments);
        assertThat(code).as(errors.toString()).isEqualTo(2);
        assertThat(output.toString()).isEmpty();
        List<String> lines =
                errors.toString().lines().filter(line -> !line.startsWith("  ")).toList();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private static String scenario() {
        return Repository.scenario("golden/single-jump").toString();
    }

    private Path golden(String before, String after) throws IOException {
        String text = Files.readString(Repository.scenario("golden/single-jump"));
        assertThat(text).contains(before);
        return Files.writeString(
                folder.resolve("scenario.yaml"),
                text.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after)));
    }

    private Path csv(String... lines) throws IOException {
        return Files.write(folder.resolve("prices.csv"), Stream.of(lines).toList());
    }

    private String withCsv(Path csv) throws IOException {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, """
            name: csv
            seed: 1
            clock: {start: "2025-10-10T20:50:00Z", step: 1s, steps: 10}
            path: {csv: {file: "%s"}}
            positions: {list: []}
            venues: [{id: pool, type: pool, closeMode: ORACLE, oracle: {delay: 0s}, lpCapital: 1, pockets: [lp]}]
            """.formatted(csv));
        return file.toString();
    }
}
