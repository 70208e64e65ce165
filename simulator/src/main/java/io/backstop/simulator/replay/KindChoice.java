package io.backstop.simulator.replay;

import io.backstop.contracts.chain.kind.ChainKind;
import io.backstop.model.scenario.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of chain that can be started here.
 *
 * @param kind what is started
 * @param words its name, and why it is that one where nobody named it
 */
public record KindChoice(ChainKind kind, String words) {

    private static final String AUTO = "auto";

    /** What may be repeated: a word or a host with its port. Anything else may hold a key. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.-]{1,20}(:[0-9]{1,5})?");

    /** Whether a word names a kind of chain, or leaves the choice, and is no address. */
    public static boolean isNamedBy(String word) {
        return word.equals(AUTO) || ChainKind.named(word).isPresent();
    }

    /**
     * The kind that a word names; null if it is an address.
     *
     * @param home the product's folder
     * @throws InputException if that kind cannot be started here, or none, or it is neither a kind nor an address
     */
    public static @Nullable KindChoice of(String word, Path home) {
        if (word.equals(AUTO)) {
            return best(home);
        }
        ChainKind kind = ChainKind.named(word).orElse(null);
        if (kind == null) {
            requireAddress(word, kindsOr());
            return null;
        }
        kind.missing(home).ifPresent(line -> {
            throw new InputException("--chain " + word + ": " + line);
        });
        return new KindChoice(kind, word);
    }

    /**
     * Refuses what cannot be an address: a socket has a path, or lies here.
     *
     * @throws InputException if it cannot
     */
    public static void requireAddress(String word) {
        requireAddress(word, "");
    }

    private static void requireAddress(String word, String kinds) {
        boolean lacksPath = !word.contains("/") && !word.contains("\\");
        if (word.isEmpty() || (lacksPath && !Files.exists(Path.of(word)))) {
            throw new InputException("--chain%s: must be %sthe address of a node: a URL or the path of its socket"
                    .formatted(PLAIN.matcher(word).matches() ? " " + word : "", kinds));
        }
    }

    private static String kindsOr() {
        return Stream.concat(Stream.of(AUTO), Stream.of(ChainKind.values()).map(ChainKind::word))
                .collect(Collectors.joining(", ", "", ", or "));
    }

    private static KindChoice best(Path home) {
        List<String> missing = new ArrayList<>();
        for (ChainKind kind : ChainKind.values()) {
            String line = kind.missing(home).orElse("");
            if (line.isEmpty()) {
                String why = missing.isEmpty() ? "the best of all kinds" : "because " + String.join("; ", missing);
                return new KindChoice(kind, "%s (auto: %s)".formatted(kind.word(), why));
            }
            missing.add(line);
        }
        throw new InputException("--chain auto: nothing is here: " + String.join("; ", missing));
    }
}
