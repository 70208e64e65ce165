package io.backstop.oracle.signing;

import io.backstop.model.market.Report;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * What reports are signed for: one feed on one chain. The domain of EIP-712 with the name "Backstop" and version "1".
 *
 * @param chainId positive
 * @param feed the feed's address in hexadecimal with the prefix {@code 0x}
 */
public record ReportDomain(long chainId, String feed) {

    private static final int WORD_BYTES = 32;
    private static final int ADDRESS_BYTES = 20;
    private static final byte[] PREFIX = {0x19, 0x01};
    private static final byte[] NAME = Keccak.hash("Backstop");
    private static final byte[] VERSION = Keccak.hash("1");
    private static final byte[] DOMAIN_TYPE =
            Keccak.hash("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    private static final byte[] REPORT_TYPE =
            Keccak.hash("Report(int64 price,int64 confidence,int64 bid,int64 ask,uint64 publishTime,uint64 validFrom)");

    /** Checks that it can be one. */
    public ReportDomain {
        if (chainId <= 0 || !feed.matches("0x[0-9a-fA-F]{40}")) {
            throw new IllegalArgumentException("there is no feed " + feed + " on chain " + chainId);
        }
    }

    /** What a signer signs, 32 bytes: {@code digestOf} of the contract. */
    public byte[] digest(Report report) {
        return Keccak.hash(PREFIX, separator(), Keccak.hash(REPORT_TYPE, words(report)));
    }

    private byte[] separator() {
        byte[] address = HexFormat.of().parseHex(feed.substring(2));
        return Keccak.hash(DOMAIN_TYPE, NAME, VERSION, word(chainId), new byte[WORD_BYTES - ADDRESS_BYTES], address);
    }

    private static byte[] words(Report report) {
        return ByteBuffer.allocate(6 * WORD_BYTES)
                .put(word(report.price()))
                .put(word(report.confidence()))
                .put(word(report.bid()))
                .put(word(report.ask()))
                .put(word(report.publishTime()))
                .put(word(report.validFrom()))
                .array();
    }

    /** A number as the contracts encode it: the sign fills the bytes in front. */
    private static byte[] word(long number) {
        long sign = number >> (Long.SIZE - 1);
        return ByteBuffer.allocate(WORD_BYTES)
                .putLong(sign)
                .putLong(sign)
                .putLong(sign)
                .putLong(number)
                .array();
    }
}
