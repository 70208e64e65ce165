package io.backstop.tests.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.Backstop;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands on sweeps, comparisons and the calculator that the pages show run as they stand there, with two seeds. */
class DocumentedCommandsTest {

    private static final Pattern COMMAND =
            Pattern.compile("^\\./backstop ((?:sweep|query|compare|calc) .*(?:(?<=\\\\)\\n.*)*)$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern SEEDS = Pattern.compile("[0-9]+\\.\\.[0-9]+");

    @TempDir
    private Path folder;

    /** In their order, as a query asks the sweep before it. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/sweeps.md"})
    void everyCommandOfThePageEndsWell(String page) throws IOException {
        List<String> ran = new ArrayList<>();
        Matcher command = COMMAND.matcher(Files.readString(Repository.HOME.resolve(page)));
        while (command.find()) {
            run(words(command.group(1).replace("\\\n", " ")));
            ran.add(command.group(1));
        }

        assertThat(ran)
                .anyMatch(text -> text.startsWith("sweep ") && text.contains("--vary"))
                .anyMatch(text -> text.startsWith("sweep ") && text.contains("--find"))
                .anyMatch(text -> text.startsWith("query "));
    }

    private void run(List<String> command) {
        List<String> arguments = new ArrayList<>();
        for (String word : command) {
            boolean areSeeds = !arguments.isEmpty() && arguments.getLast().equals("--seeds");
            arguments.add(areSeeds ? SEEDS.matcher(word).replaceFirst("1..2") : here(word));
        }
        StringWriter printed = new StringWriter();
        PrintWriter stream = new PrintWriter(printed);
        assertThat(Backstop.execute(stream, stream, arguments.toArray(String[]::new)))
                .as(arguments + "\n" + printed)
                .isZero();
    }

    /** A reader stands in the product's folder; results are not to be left there. */
    private String here(String word) {
        if (word.startsWith("scenarios/")) {
            return Repository.HOME.resolve(word).toString();
        }
        return word.startsWith("results/") ? folder.resolve(word).toString() : word;
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group(3) == null ? unquoted(word.group()) : word.group())
                .toList();
    }

    private static String unquoted(String word) {
        return word.substring(1, word.length() - 1);
    }
}
