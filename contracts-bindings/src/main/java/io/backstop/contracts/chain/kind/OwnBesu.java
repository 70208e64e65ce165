package io.backstop.contracts.chain.kind;

import io.backstop.contracts.chain.Hardfork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a user needs who starts a Besu himself: the files of a new network and the command. */
public final class OwnBesu {

    private static final String PLAIN = "[\\w./:=,-]+";

    private OwnBesu() {}

    /**
     * Writes the files of a network whose accounts that Backstop uses have money.
     *
     * @param folder must not be there yet
     * @return the command that starts it, for a shell
     * @throws IOException if the folder is there already or cannot be made
     */
    public static String writeInto(Path folder) throws IOException {
        List<String> words = new ArrayList<>(List.of("besu"));
        words.addAll(BesuNetwork.create(Hardfork.CANCUN).layInto(Files.createDirectory(folder.toAbsolutePath())));
        words.addAll(BesuNetwork.options());
        return words.stream().map(OwnBesu::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
