package io.backstop.tests.oracle;

import io.backstop.model.market.Report;
import io.backstop.model.market.SignedReport;
import io.backstop.model.mirror.feed.GivenReport;
import io.backstop.oracle.signing.ReportDomain;
import io.backstop.oracle.signing.SigningKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Reports as signers make them, and as those who have no key do. Not thread safe. */
final class RandomReports {

    private static final SigningKey STRANGER = SigningKey.derived(1, "stranger");

    private final Random random;

    RandomReports(Random random) {
        this.random = random;
    }

    /** The same reports for the contract and for the mirror. */
    record Batch(List<SignedReport> signed, List<GivenReport> given) {}

    /** Reports of around this time: mostly a good quorum of three of five, one time in three with something wrong. */
    Batch around(ReportDomain domain, long time) {
        List<Integer> signers = new ArrayList<>(IntStream.range(0, 5).boxed().toList());
        Collections.shuffle(signers, random);
        int count = oneIn(12) ? 2 : 3 + random.nextInt(3);
        int wrong = oneIn(3) ? random.nextInt(count) : -1;
        boolean isSpread = oneIn(3);
        Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < count; i++) {
            Report report = report(isSpread ? time - random.nextInt(14) : time, i == wrong && oneIn(3));
            add(batch, domain, report, signers.get(i), i == wrong);
        }
        return batch;
    }

    /** Any numbers, in order or not. */
    Report anything() {
        return new Report(
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong() & Long.MAX_VALUE,
                random.nextLong() & Long.MAX_VALUE);
    }

    private Report report(long publishTime, boolean isOutOfOrder) {
        long price = 200_000_000_000L + random.nextInt(20_000_000);
        long bid = price - random.nextInt(1_000_000);
        long ask = price + random.nextInt(1_000_000);
        long validFrom = publishTime - 5 - random.nextInt(10);
        long confidence = random.nextInt(1000);
        if (!isOutOfOrder) {
            return new Report(price, confidence, bid, ask, publishTime, validFrom);
        }
        return switch (random.nextInt(5)) {
            case 0 -> new Report(price, confidence, ask + 1, ask, publishTime, validFrom);
            case 1 -> new Report(-price, confidence, -ask, -bid, publishTime, validFrom);
            case 2 -> new Report(price, -1, bid, ask, publishTime, validFrom);
            case 3 -> new Report(price, confidence, oneIn(2) ? 0 : bid, 0, publishTime, validFrom);
            default -> new Report(price, confidence, bid, ask, publishTime, publishTime + 1);
        };
    }

    private void add(Batch batch, ReportDomain domain, Report report, int signer, boolean isWrong) {
        switch (isWrong ? random.nextInt(5) : 0) {
            case 1 -> addForged(batch, domain, report, signer);
            case 2 -> addMalformed(batch, domain, report, signer);
            case 3 -> {
                String signature = STRANGER.sign(domain.digest(report)).hex();
                batch.signed().add(new SignedReport(report, signature));
                batch.given().add(GivenReport.signed(report, GivenReport.NOBODY));
            }
            case 4 -> {
                int before = batch.given().isEmpty()
                        ? signer
                        : batch.given().getFirst().signer();
                addSigned(batch, domain, report, before);
            }
            default -> addSigned(batch, domain, report, signer);
        }
    }

    private static void addSigned(Batch batch, ReportDomain domain, Report report, int signer) {
        if (signer == GivenReport.NOBODY) {
            throw new IllegalArgumentException("nobody signs nothing");
        }
        batch.signed().add(ReportChain.SIGNERS.sign(domain, signer, report));
        batch.given().add(GivenReport.signed(report, signer));
    }

    /** A price that was changed after it was signed. */
    private static void addForged(Batch batch, ReportDomain domain, Report report, int signer) {
        Report better = new Report(
                report.price() + 1,
                report.confidence(),
                report.bid(),
                report.ask(),
                report.publishTime(),
                report.validFrom());
        String signature = ReportChain.SIGNERS.sign(domain, signer, report).signature();
        batch.signed().add(new SignedReport(better, signature));
        batch.given().add(GivenReport.signed(better, GivenReport.NOBODY));
    }

    private void addMalformed(Batch batch, ReportDomain domain, Report report, int signer) {
        String signature = ReportChain.SIGNERS.sign(domain, signer, report).signature();
        String malformed = switch (random.nextInt(3)) {
            case 0 -> signature.substring(0, signature.length() - 2);
            case 1 -> signature.substring(0, signature.length() - 2) + "1d";
            default -> "0x";
        };
        batch.signed().add(new SignedReport(report, malformed));
        batch.given().add(new GivenReport(report, signer, false));
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }
}
