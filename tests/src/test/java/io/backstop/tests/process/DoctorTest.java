package io.backstop.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.Hardfork;
import io.backstop.contracts.sender.DevAccount;
import io.backstop.simulator.Backstop;
import io.backstop.tests.Repository;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    private static final String REMEDY =
            "start anvil with --block-time 1, or with --no-mining and a --timestamp before the tape (Hardhat:"
                    + " mining: {auto: false, interval: 0} and an initialDate)";

    @Test
    void aNodeThatMinesOnDemandDoesAll() throws Exception {
        try (LiveNode node = LiveNode.onDemand()) {
            long block = node.connection().blockNumber();

            List<String> lines = told(0, "doctor", "--chain", node.webSocket());

            assertThat(lines)
                    .contains(
                            "ok  chain id             31337",
                            "ok  blocks               on demand: runs replay the tape at its own times",
                            "ok  block gas limit      2000000000",
                            "ok  rules                cancun: the contracts' cancun build runs",
                            "ok  contracts' refusals  understood, with their bytes",
                            "ok  unknown methods      told as BAD_PARAMETERS",
                            "ok  new blocks           told by the node",
                            "ok  receipts             asked for without waiting in between, when the node tells of a"
                                    + " block; the node also tells them all of a block at once, one by one",
                            "ok  batches              not needed at this address: each question goes by itself",
                            "ok  pool                 0 transactions wait; limit: unknown",
                            "ok  going back           by evm_revert: a run leaves nothing",
                            "ok  development chain    yes",
                            "ok  funded accounts      all roles have money")
                    .noneMatch(line -> line.startsWith("no  ") && !line.startsWith("no  --chain"));
            assertThat(node.connection().blockNumber()).isEqualTo(block);
        }
    }

    @Test
    void olderRulesAndABlockForEachTransactionAreFound() throws Exception {
        try (LiveNode node = LiveNode.automatic(Hardfork.LONDON)) {
            assertThat(told(1, "doctor", "--chain", node.http()))
                    .contains(
                            "ok  rules                london: the contracts' london build runs",
                            "no  blocks               one for each transaction: run needs all of a step in one; "
                                    + REMEDY,
                            "ok  new blocks           must be asked for at this address; over ws the node tells of"
                                    + " them");
        }
    }

    @Test
    void aNodeThatMakesItsBlocksWithTimeIsNotTakenForOneThatWaits() throws Exception {
        try (LiveNode node = LiveNode.withInterval()) {
            assertThat(told(0, "doctor", "--chain", node.webSocket()))
                    .anyMatch(line -> line.startsWith("ok  blocks               made by the node"));
        }
    }

    /** Before anything is deployed on it. */
    @Test
    void aRunRefusesANodeThatMakesABlockForEachTransaction() throws Exception {
        try (LiveNode node = LiveNode.automatic()) {
            StringWriter errors = new StringWriter();

            int exit = Backstop.execute(
                    new PrintWriter(new StringWriter(), true),
                    new PrintWriter(errors, true),
                    "run",
                    Repository.scenario("golden/four-pockets").toString(),
                    "--chain",
                    node.http());

            assertThat(exit).isEqualTo(2);
            assertThat(errors)
                    .hasToString("chain at " + node.http() + ": makes a block for each transaction, but all that a run"
                            + " sends in a step must come into one; " + REMEDY + "\n");
            assertThat(node.connection().blockNumber()).isZero();
        }
    }

    @Test
    void aKindIsStartedToBeExaminedAndWhyItIsThatOneIsTold() {
        assertThat(told(0, "doctor", "--chain", "auto"))
                .contains(
                        "ok  chain                anvil (auto: the best of all kinds)",
                        "ok  blocks               on demand: runs replay the tape at its own times",
                        "ok  funded accounts      all roles have money");
    }

    /** 90,000 ether are 0x130ee8e7179044400000 wei; no file of a network that may be running is ever replaced. */
    @Test
    void whatABesuOfOnesOwnNeedsIsWrittenOnce(@TempDir Path folder) throws Exception {
        Path own = folder.resolve("own besu");

        assertThat(told(0, "doctor", "--genesis", own.toString()))
                .anyMatch(line -> line.startsWith("ok  besu of your own     started with: besu '--data-path=" + own
                                + "/data' '--genesis-file=" + own + "/genesis.json' --network-id=1337 ")
                        && line.contains(" '--host-allowlist=*' "));

        String genesis = Files.readString(own.resolve("genesis.json")).replaceAll("\\s", "");
        for (DevAccount account : DevAccount.values()) {
            assertThat(genesis)
                    .contains("\"" + account.address().substring(2) + "\":{\"balance\":\"0x130ee8e7179044400000\"}");
        }
        assertThat(own.resolve("data/key")).isRegularFile();
        assertThat(told(2, "doctor", "--genesis", own.toString())).isEmpty();
        assertThat(Files.readString(own.resolve("genesis.json")).replaceAll("\\s", ""))
                .isEqualTo(genesis);
    }

    /** Port 9 is nobody's. */
    @Test
    void whatIsHereIsToldThoughNobodyAnswers() {
        assertThat(told(2, "doctor", "--chain", "http://127.0.0.1:9"))
                .anyMatch(line -> line.startsWith("ok  --chain anvil        can be started: "))
                .noneMatch(line -> line.contains("chain id"));
    }

    @Test
    void withoutANodeItTellsWhichChainsCanBeStarted() {
        assertThat(told(0, "doctor"))
                .anyMatch(line -> line.startsWith("ok  --chain anvil        can be started: "))
                .anyMatch(line -> line.contains("--chain besu-home"));
    }

    private static List<String> told(int code, String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int exit = Backstop.execute(new PrintWriter(output, true), new PrintWriter(errors, true), arguments);
        assertThat(exit).as(errors + "%n" + output).isEqualTo(code);
        return output.toString().lines().toList();
    }
}
