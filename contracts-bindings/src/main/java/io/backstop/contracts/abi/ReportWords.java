package io.backstop.contracts.abi;

import io.backstop.model.market.Report;
import io.backstop.model.market.SignedReport;
import java.util.List;

/** Reports in the encoding of the contracts, {@code SignedReport[]} and {@code Report}. */
public final class ReportWords {

    /** Words of a report. */
    private static final int REPORT_WORDS = 6;

    private static final int ITEM_HEAD_WORDS = REPORT_WORDS + 1;

    private ReportWords() {}

    /** Appends the length and the items of an array of signed reports. */
    public static Calldata append(Calldata call, List<SignedReport> reports) {
        call.number(reports.size());
        long offset = (long) reports.size() * Calldata.WORD_BYTES;
        for (SignedReport report : reports) {
            call.number(offset);
            offset += itemBytes(report);
        }
        for (SignedReport signed : reports) {
            append(call, signed.report());
            call.number((long) ITEM_HEAD_WORDS * Calldata.WORD_BYTES).bytes(signed.signature());
        }
        return call;
    }

    /** Appends the six figures of a report. */
    public static Calldata append(Calldata call, Report report) {
        return call.number(report.price())
                .number(report.confidence())
                .number(report.bid())
                .number(report.ask())
                .number(report.publishTime())
                .number(report.validFrom());
    }

    /** Reads the six figures of a report from this word on. */
    public static Report read(Words words, int first) {
        return new Report(
                words.number(first),
                words.number(first + 1),
                words.number(first + 2),
                words.number(first + 3),
                words.number(first + 4),
                words.number(first + 5));
    }

    private static long itemBytes(SignedReport signed) {
        int signatureBytes = signed.signature().length() / 2 - 1;
        int signatureWords = 1 + Math.ceilDiv(signatureBytes, Calldata.WORD_BYTES);
        return (long) (ITEM_HEAD_WORDS + signatureWords) * Calldata.WORD_BYTES;
    }
}
