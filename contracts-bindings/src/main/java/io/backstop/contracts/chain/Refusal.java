package io.backstop.contracts.chain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a node does not do what it is asked, whatever code and words its maker chose. The code decides where it says something;
 * many nodes give one code to nearly all of them, and then the words do.
 */
public enum Refusal {
    /** The contract refused. */
    REVERT,
    /** The node has no such method, or was started without it. */
    NO_SUCH_METHOD,
    /** It does not understand the question. */
    BAD_PARAMETERS,
    /** It has it already. */
    KNOWN_TRANSACTION,
    /** The nonce is used up. */
    NONCE_TOO_LOW,
    /** It holds no more of this sender's transactions that wait. */
    NONCE_TOO_FAR,
    /** It waits for a better offer. */
    UNDERPRICED,
    /** It was signed for another chain. */
    WRONG_CHAIN,
    /** The gas limit does not even cover the transaction itself. */
    TOO_LITTLE_GAS,
    /** No block has room for it. */
    TOO_MUCH_GAS,
    /** The account cannot pay for it. */
    TOO_LITTLE_MONEY,
    /** It does not have that block, or knows no block by that name. */
    UNKNOWN_BLOCK,
    /** It answers smaller questions of this sort. */
    TOO_LARGE,
    /** It failed to answer; another time it may. */
    INTERNAL,
    /** Something else. */
    OTHER;

    private static final int REVERTED = 3;
    private static final int PARSE_ERROR = -32_700;
    private static final int INVALID_REQUEST = -32_600;
    private static final int METHOD_NOT_FOUND = -32_601;
    private static final int INVALID_PARAMS = -32_602;
    private static final int INTERNAL_ERROR = -32_603;
    private static final int METHOD_NOT_ENABLED = -32_604;
    private static final int NONCE_USED = -32_001;
    private static final int GAS_TOO_LOW = -32_003;
    private static final int LIMIT_EXCEEDED = -32_005;
    private static final int BLOCK_UNKNOWN = -39_001;

    /**
     * Reads a refusal.
     *
     * @param data what stands beside the message; null if nothing does
     */
    static Refusal of(int code, @Nullable String message, @Nullable String data) {
        String words = message == null ? "" : firstLine(message).toLowerCase(Locale.ROOT);
        if (code == REVERTED || words.contains("execution reverted") || isBytes(data)) {
            return REVERT;
        }
        Refusal byWords = byWords(words);
        return byWords == OTHER ? byCode(code) : byWords;
    }

    /** A trace may follow, whose names say nothing. */
    private static String firstLine(String message) {
        return message.strip().lines().findFirst().orElse("");
    }

    /** The bytes with which a contract refuses; some nodes put an error's text or an object there. */
    private static boolean isBytes(@Nullable String data) {
        return data != null && data.matches("\"?0x[0-9a-fA-F]*\"?");
    }

    private static Refusal byWords(String words) {
        if (words.contains("known transaction")
                || words.contains("already known")
                || words.contains("already imported")) {
            return KNOWN_TRANSACTION;
        }
        if (words.contains("nonce too low") || words.contains("nonce is too low")) {
            return NONCE_TOO_LOW;
        }
        if (words.contains("too distant") || words.contains("nonce too high") || words.contains("nonce gap")) {
            return NONCE_TOO_FAR;
        }
        if (words.contains("underpriced")) {
            return UNDERPRICED;
        }
        if (words.contains("chainid") || words.contains("chain id")) {
            return WRONG_CHAIN;
        }
        if (words.contains("intrinsic gas")) {
            return TOO_LITTLE_GAS;
        }
        return byMoreWords(words);
    }

    private static Refusal byMoreWords(String words) {
        if (words.contains("exceeds block gas limit")) {
            return TOO_MUCH_GAS;
        }
        if (words.contains("upfront cost")
                || words.contains("insufficient funds")
                || words.contains("doesn't have enough funds")) {
            return TOO_LITTLE_MONEY;
        }
        if (words.contains("block not found") || words.contains("unknown block")) {
            return UNKNOWN_BLOCK;
        }
        if (words.contains("range") || words.contains("batch size") || words.contains("more than")) {
            return TOO_LARGE;
        }
        if (words.contains("not supported") || words.contains("method not")) {
            return NO_SUCH_METHOD;
        }
        return OTHER;
    }

    private static Refusal byCode(int code) {
        return switch (code) {
            case METHOD_NOT_FOUND, METHOD_NOT_ENABLED -> NO_SUCH_METHOD;
            case INVALID_PARAMS, INVALID_REQUEST, PARSE_ERROR -> BAD_PARAMETERS;
            case NONCE_USED -> NONCE_TOO_LOW;
            case GAS_TOO_LOW -> TOO_LITTLE_GAS;
            case BLOCK_UNKNOWN -> UNKNOWN_BLOCK;
            case LIMIT_EXCEEDED -> TOO_LARGE;
            case INTERNAL_ERROR -> INTERNAL;
            default -> OTHER;
        };
    }
}
