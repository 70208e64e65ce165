package io.backstop.contracts.chain.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What Besu prints when it does not start: why stands before the end. */
class LastWordsTest {

    @Test
    void anOptionThatItDoesNotKnowStandsBeforeItsHelp() {
        assertThat(LastWords.of("""
            Unknown option: '--miner-enabled'
            Possible solutions: --miner-extra-data

            To display full help:
            besu [COMMAND] --help
            """)).isEqualTo("Unknown option: '--miner-enabled'");
    }

    @Test
    void anErrorOfItsLogStandsBeforeTheStack() {
        assertThat(LastWords.of("""
            Use of the three-letter time zone ID "ACT" is deprecated and it will be removed in a future release
            2026-08-20 10:00:00.000+00:00 | main | INFO  | Besu | Starting Besu
            2026-08-20 10:00:01.000+00:00 | main | ERROR | Besu | Failed to start Besu: Port(s) '[8545]' already in use.
            java.lang.IllegalStateException: Port(s) '[8545]' already in use.
            \tat org.hyperledger.besu.cli.BesuCommand.run(BesuCommand.java:1)
            """)).endsWith("| Failed to start Besu: Port(s) '[8545]' already in use.");
    }

    @Test
    void theLastWordsAreTakenWhereNoneSpeaksOfAnError() {
        assertThat(LastWords.of("first\n  second \n\nTo display full help:\nbesu [COMMAND] --help\n"))
                .isEqualTo("second");
        assertThat(LastWords.of("")).isEmpty();
    }
}
