package io.backstop.simulator.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class OptionDefaultsTest {

    @TempDir
    private Path folder;

    /** The batch stands in all three places, the window in two, the share in the file alone. */
    @Test
    void theCommandLineCountsBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
        Path config = config("batch: 1\nwindow: 2\nblockShare: 3\nrpc: [http://a, http://b]\n");

        CommandLine line =
                parsed(config, Map.of("BACKSTOP_KEEPER_BATCH", "10", "BACKSTOP_KEEPER_WINDOW", "20"), "--batch", "100");

        assertThat(value(line, "--batch")).isEqualTo(100);
        assertThat(value(line, "--window")).isEqualTo(20);
        assertThat(value(line, "--block-share")).isEqualTo(3);
        assertThat(value(line, "--rpc")).isEqualTo(List.of("http://a", "http://b"));
        assertThat(value(line, "--confirmations")).isEqualTo(12);
    }

    @Test
    void theFileMayBeNamedInTheEnvironment() throws IOException {
        Path config = config("batch: 7\n");
        CommandLine line = new CommandLine(new KeeperCommand());
        line.setDefaultValueProvider(OptionDefaults.of(
                line.getCommandSpec(), List.of(), Map.of("BACKSTOP_KEEPER_CONFIG", config.toString())));
        line.parseArgs();

        assertThat(value(line, "--batch")).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "batch: many;               : batch: \"many\" must be a whole number",
                "dryRun: 3;                 : dryRun: \"3\" must be true or false",
                "btach: 3;                  : btach: unknown key, did you mean \"batch\"?",
                "batch: {a: 3};             : batch: must be text, a number, true or false, or a list of those"
            })
    void whatMakesNoSenseIsToldWithItsPlaceInTheFile(String yaml, String line) throws IOException {
        Path config = config(yaml + "\n");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> parsed(config, Map.of()))
                .withMessage(config + line);
    }

    @Test
    void aFigureOutOfItsRangeIsToldWithItsPlaceToo() throws IOException {
        Path config = config("batch: 0\n");
        OptionDefaults defaults = OptionDefaults.of(spec(), List.of("--config=" + config), Map.of());

        assertThat(defaults.told(new InputException("--batch 0 must be between 1 and 1000")))
                .hasMessage(config + ": batch 0 must be between 1 and 1000");
        assertThat(defaults.told(new InputException("--window 0 must be"))).hasMessage("--window 0 must be");
    }

    @Test
    void theEnvironmentIsToldByItsVariable() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> OptionDefaults.of(spec(), List.of(), Map.of("BACKSTOP_KEEPER_MAX_TX", "x")))
                .withMessage("BACKSTOP_KEEPER_MAX_TX: \"x\" must be a whole number");
    }

    private static CommandLine parsed(Path config, Map<String, String> environment, String... arguments) {
        CommandLine line = new CommandLine(new KeeperCommand());
        line.setDefaultValueProvider(
                OptionDefaults.of(line.getCommandSpec(), List.of("--config", config.toString()), environment));
        line.parseArgs(arguments);
        return line;
    }

    private static CommandSpec spec() {
        return new CommandLine(new KeeperCommand()).getCommandSpec();
    }

    private static Object value(CommandLine line, String option) {
        return line.getCommandSpec().findOption(option).getValue();
    }

    private Path config(String yaml) throws IOException {
        return Files.writeString(folder.resolve("keeper.yaml"), yaml);
    }
}
