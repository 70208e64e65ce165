package io.backstop.contracts.chain;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a fresh node is asked for.
 *
 * @param home the product's folder, in which npm has installed nodes
 * @param genesisTime epoch seconds of block 0, before all that shall happen; a node whose clock is not to be set begins now
 * @param hardfork the rules of the chain
 * @param port on this machine for HTTP; 0 for any that is free
 * @param fork address of a node whose chain it begins as a copy of, at its newest block; null for a chain of its own
 */
public record NodeRequest(
        Path home,
        long genesisTime,
        Hardfork hardfork,
        int port,
        @Nullable String fork) {

    /** In quotation marks or brackets, often. */
    private static final Pattern URL = Pattern.compile("(?i)\\b(?:http|ws)s?://[^\\s'\"`<>()\\[\\],;]+");

    /** A node with a chain of its own. */
    public NodeRequest(Path home, long genesisTime, Hardfork hardfork, int port) {
        this(home, genesisTime, hardfork, port, null);
    }

    /**
     * The same, whose chain begins as a copy of another; only kinds with {@link Capability#FORK} heed it.
     *
     * @param url of a node of that chain
     */
    public NodeRequest forkOf(String url) {
        return new NodeRequest(home, genesisTime, hardfork, port, url);
    }

    /** A node of today's rules at any port. */
    public static NodeRequest at(Path home, long genesisTime) {
        return new NodeRequest(home, genesisTime, Hardfork.CANCUN, 0);
    }

    /** Of what its chain begins as a copy, for messages, without what may be secret in the address; nothing if of none. */
    public String copied() {
        return fork == null ? "" : " as a copy of the chain at " + Endpoints.shown(fork);
    }

    /** A node's own words without what may be secret in the address of the other chain's, which it may write its own way. */
    public String shown(String words) {
        return fork == null || fork.isEmpty()
                ? words
                : URL.matcher(words.replace(fork, Endpoints.shown(fork)))
                        .replaceAll(url -> Matcher.quoteReplacement(Endpoints.shown(url.group())));
    }
}
