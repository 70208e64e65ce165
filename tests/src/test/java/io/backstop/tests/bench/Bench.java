package io.backstop.tests.bench;

import io.backstop.model.scenario.InputException;
import io.backstop.tests.keeper.KeeperBench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ExitCode;

/** {@code ./backstop bench}: measures, and prints each figure with the machine and with its limit. */
public final class Bench {

    private static final int ACCOUNTS = 100_000;
    private static final String FEW_ACCOUNTS = "1000";
    private static final String MANY_ACCOUNTS = "100000";
    private static final String SHORT = "10000";
    private static final String LONG = "86400";
    private static final double LEAST_SCAN_SPEED = 400e6;
    private static final String SIGNERS = "5";
    private static final double LEAST_SIGNING_SPEED = 2_000;

    /** JMH's own bookkeeping is a few hundredths of a byte for each tick; the smallest object has 16 bytes. */
    private static final double NOTHING_BYTES = 0.1;

    private static final String DAY = "86400";
    private static final String TWO_DAYS = "172800";
    private static final int PRICE_BYTES = Long.BYTES;
    private static final String SILENT = "0";
    private static final String NOISY = "200000";

    private final List<Figure> figures = new ArrayList<>();

    private Bench() {}

    /** Measures for about two minutes, or a keeper or a chain alone if that is named; exit code 2 for a part that there is not. */
    public static void main(String[] arguments) throws Exception {
        try {
            measure(Part.of(arguments), arguments);
        } catch (InputException e) {
            System.err.println(e.getMessage());
            System.exit(ExitCode.USAGE);
        }
    }

    private static void measure(Part part, String[] arguments) throws Exception {
        Path home = Path.of(System.getProperty("backstop.home", ""));
        switch (part) {
            case HELP -> System.out.print(Part.usage());
            case KEEPER -> {
                System.out.println("machine: " + Machine.description());
                KeeperBench.main(arguments);
            }
            case CHAIN -> {
                System.out.println("machine: " + Machine.description());
                new ChainFigures(home).lines().forEach(figure -> System.out.println(figure.line()));
            }
            case DEFAULT -> new Bench().run(home);
        }
    }

    private void run(Path home) {
        String machine = Machine.description();
        if (Machine.isBusy()) {
            progress("the machine is busy: all times will be too long (" + machine + ")");
        }
        progress("the same liquidations as a scan of every account in every tick?");
        figures.add(equality(ACCOUNTS, SHORT));
        figures.add(equality(ACCOUNTS, LONG));
        figures.add(equality(MillionSpeed.ACCOUNTS, SHORT));
        progress("the mirror");
        Measurements mirror = Measurements.of(MirrorSpeed.class, "ticks", SHORT, LONG);
        Measurements seeding = Measurements.of(SeedingSpeed.class, "ticks", SHORT, LONG);
        addMirror(mirror, seeding, SHORT, 100);
        addMirror(mirror, seeding, LONG, 300);
        double million = Measurements.of(MillionSpeed.class, "ticks", SHORT).median(SHORT);
        figures.add(Figure.atMost(
                "mirror, %,d accounts × %s ticks: opening and all ticks, in a heap of 500 MiB"
                        .formatted(MillionSpeed.ACCOUNTS, grouped(SHORT)),
                million,
                2_000));
        addCold(Measurements.cold(MirrorSpeed.class, "ticks", SHORT));
        progress("quiet ticks");
        addQuietTick(Measurements.of(QuietTick.class, "accounts", FEW_ACCOUNTS, MANY_ACCOUNTS));
        progress("the scan");
        if (addScan(Measurements.of(ScanSpeed.class, "ticks", SHORT).median(SHORT), mirror.median(SHORT))) {
            addRatio(ACCOUNTS, LONG, mirror.median(LONG));
            addRatio(MillionSpeed.ACCOUNTS, SHORT, million);
        }
        progress("the order book and exchange-core's");
        figures.addAll(new BookFigures().lines());
        progress("market makers");
        figures.addAll(new MakerFigures().lines());
        progress("a book venue");
        figures.addAll(new BookVenueFigures().lines());
        progress("a sweep");
        figures.addAll(new SweepFigures().lines());
        progress("signing");
        addSigning(Measurements.of(SigningSpeed.class, "signers", SIGNERS));
        progress("tapes and feeds");
        addTape(
                Measurements.of(TapeSpeed.class, "ticks", DAY, TWO_DAYS),
                Measurements.of(NaiveTapeSpeed.class, "ticks", DAY));
        addObservers(Measurements.of(ObserverSpeed.class, "noise", SILENT, NOISY));
        progress("anvil");
        figures.addAll(new ChainFigures(home).lines());
        System.out.println("machine: " + machine);
        figures.forEach(figure -> System.out.println(figure.line()));
    }

    /** Both are run once more, untimed; their numbers of liquidations stand in the table. */
    private static Figure equality(int accounts, String ticks) {
        Crash crash = Crash.of(accounts, Integer.parseInt(ticks));
        List<NaiveScan.Close> scanned = new NaiveScan(crash).run();
        if (!scanned.equals(NaiveScan.Close.of(crash.replayed()))) {
            throw new IllegalStateException("mirror and scan disagree over " + ticks + " ticks");
        }
        return new Figure(
                "%,d accounts × %s ticks: liquidations, equal in mirror and scan".formatted(accounts, grouped(ticks)),
                "%,d".formatted(scanned.size()),
                "≥ %,d".formatted(accounts * 3 / 10),
                scanned.size() >= accounts * 3 / 10);
    }

    private void addMirror(Measurements mirror, Measurements seeding, String ticks, double limit) {
        String run = "mirror, %,d accounts × %s ticks: ".formatted(ACCOUNTS, grouped(ticks));
        figures.add(Figure.atMost(run + "all ticks", mirror.median(ticks), limit));
        figures.add(Figure.plain(run + "opening the accounts", "%.1f ms".formatted(seeding.median(ticks))));
        figures.add(Figure.plain(run + "both", "%.1f ms".formatted(mirror.median(ticks) + seeding.median(ticks))));
    }

    private void addCold(Measurements cold) {
        figures.add(Figure.plain(
                "mirror, %,d accounts × %s ticks: first replay of a fresh JVM".formatted(ACCOUNTS, grouped(SHORT)),
                "%.1f ms".formatted(cold.median(SHORT))));
    }

    private void addQuietTick(Measurements tick) {
        double few = tick.median(FEW_ACCOUNTS);
        double many = tick.median(MANY_ACCOUNTS);
        figures.add(Figure.plain("quiet tick, %s accounts".formatted(grouped(FEW_ACCOUNTS)), "%.1f ns".formatted(few)));
        figures.add(new Figure(
                "quiet tick, %s accounts".formatted(grouped(MANY_ACCOUNTS)),
                "%.1f ns".formatted(many),
                "≤ 3 times that",
                many <= 3 * few));
        double bytes = Math.max(tick.allocated(FEW_ACCOUNTS), tick.allocated(MANY_ACCOUNTS));
        figures.add(new Figure(
                "quiet tick: allocation", "%.2f B".formatted(bytes), "0 B, JMH ± 0.1", bytes < NOTHING_BYTES));
    }

    /** A slow scan makes the mirror look good: below its own limit, which is told, it is not compared. */
    private boolean addScan(double millis, double mirrorMillis) {
        double speed = ACCOUNTS * Double.parseDouble(SHORT) / millis * 1_000;
        boolean fast = speed >= LEAST_SCAN_SPEED;
        figures.add(new Figure(
                "scan of every account in every tick, without a ledger: account-ticks",
                "%,.0f M/s".formatted(speed / 1e6),
                "≥ %.0f M/s".formatted(LEAST_SCAN_SPEED / 1e6),
                fast));
        if (fast) {
            figures.add(ratio(ACCOUNTS, SHORT, millis / mirrorMillis));
        }
        return fast;
    }

    private void addRatio(int accounts, String ticks, double mirrorMillis) {
        figures.add(ratio(accounts, ticks, Measurements.once(ScanSpeed.class, accounts, ticks) / mirrorMillis));
    }

    private static Figure ratio(int accounts, String ticks, double ratio) {
        return Figure.plain(
                "%,d accounts × %s ticks: the scan's time ÷ the mirror's".formatted(accounts, grouped(ticks)),
                "%,.0f".formatted(ratio));
    }

    private void addSigning(Measurements signing) {
        double speed = 1e6 / signing.median(SIGNERS);
        figures.add(new Figure(
                "signed reports, %s signers in turn".formatted(SIGNERS),
                "%,.0f /s".formatted(speed),
                "≥ %,.0f /s".formatted(LEAST_SIGNING_SPEED),
                speed >= LEAST_SIGNING_SPEED));
    }

    private void addTape(Measurements tape, Measurements naive) {
        double ticks = Double.parseDouble(DAY);
        figures.add(Figure.atMost(
                "tape of %s ticks, pushed feed and both hashes".formatted(grouped(DAY)), tape.median(DAY), 15));
        double bytes = (tape.allocated(TWO_DAYS) - tape.allocated(DAY)) / ticks;
        figures.add(new Figure(
                "the same: allocation of a further tick",
                "%.2f B".formatted(bytes),
                "%d B ± 0.5".formatted(PRICE_BYTES),
                Math.abs(bytes - PRICE_BYTES) < 0.5));
        figures.add(
                Figure.plain("the same in floating-point arrays, not hashed", "%.1f ms".formatted(naive.median(DAY))));
        figures.add(Figure.plain("the tape's time ÷ that", "%.1f".formatted(tape.median(DAY) / naive.median(DAY))));
    }

    private void addObservers(Measurements observers) {
        String feed = "feed of %s ticks, median of %d sources".formatted(grouped(DAY), ObserverSpeed.SOURCES);
        figures.add(Figure.atMost(feed, observers.median(SILENT), 40));
        figures.add(Figure.plain(feed + ", each with noise", "%.1f ms".formatted(observers.median(NOISY))));
        figures.add(Figure.plain(
                feed + ": allocation, all of it", "%.0f kB".formatted(observers.allocated(NOISY) / 1_000)));
    }

    private static String grouped(String number) {
        return "%,d".formatted(Integer.parseInt(number));
    }

    private static void progress(String line) {
        System.err.println("  " + line);
    }
}
