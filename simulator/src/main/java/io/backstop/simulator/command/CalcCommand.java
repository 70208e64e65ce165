package io.backstop.simulator.command;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.Decimals;
import io.backstop.simulator.calculator.Calculation;
import io.backstop.simulator.calculator.CloseOutcome;
import io.backstop.simulator.scenario.PresetCatalogue;
import io.backstop.simulator.scenario.PresetScenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code calc}: where one position ends on one venue. */
@Command(
        name = "calc",
        description = "Says where a position would be liquidated under a preset, and who pays for a close.",
        footer = "Without funding, borrowing and price impact. Money of a contract on the coin is coins.",
        mixinStandardHelpOptions = true)
public final class CalcCommand implements Callable<Integer> {

    private static final int MOST_LEVERAGE = 1_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PRESET", description = "of a venue: see ./backstop presets")
    private String preset = "";

    @Option(names = "--side", required = true, paramLabel = "long|short", description = "of the position")
    private Side side = Side.LONG;

    @Option(names = "--entry", required = true, paramLabel = "PRICE", description = "in dollars")
    private BigDecimal entry = BigDecimal.ZERO;

    @Option(names = "--leverage", required = true, paramLabel = "N", description = "worth at entry ÷ collateral")
    private int leverage;

    @Option(names = "--size", required = true, paramLabel = "COINS", description = "without sign")
    private BigDecimal size = BigDecimal.ZERO;

    @Option(names = "--close", paramLabel = "PRICE", description = "also say what a close at this price does")
    private @Nullable BigDecimal close;

    @Option(
            names = "--fund",
            paramLabel = "AMOUNT",
            description = "what each first-loss pocket has (default: the preset's, else 0.5 %% of the position)")
    private @Nullable BigDecimal fund;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "change one key of the venue; repeatable")
    private List<String> overrides = new ArrayList<>();

    /** Of a position. */
    enum Side {
        LONG,
        SHORT
    }

    @Override
    public Integer call() {
        String text;
        try {
            text = text();
        } catch (ArithmeticException e) {
            throw new InputException(
                    "--entry %s --size %s: too large, money and prices of a position and of 1000 times its entry price must fit 64 bits"
                            .formatted(entry.toPlainString(), size.toPlainString()));
        }
        PrintWriter printer = Output.of(spec).printer();
        printer.print(text);
        printer.flush();
        return ExitCode.OK;
    }

    /** All that is printed, so that nothing is where it fails. */
    private String text() {
        if (leverage < 1 || leverage > MOST_LEVERAGE) {
            throw new InputException("--leverage %d: must be from 1 to %d".formatted(leverage, MOST_LEVERAGE));
        }
        long price = units("--entry", entry, Decimals.powerOfTen(Decimals.PRICE));
        OptionalLong closePrice = close == null
                ? OptionalLong.empty()
                : OptionalLong.of(units("--close", close, Decimals.powerOfTen(Decimals.PRICE)));
        Scenario scenario = PresetScenario.read(PresetCatalogue.ofInstallation().of(preset), entry, overrides);
        VenueSpec venue = scenario.venues().getFirst();
        long coins = units("--size", size, scenario.sizeUnit());
        Calculation position = Calculation.of(venue, side == Side.LONG ? coins : -coins, price, leverage);
        OptionalLong held = fund(position);
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        print(position, price, lines);
        closePrice.ifPresent(at -> print(position, position.close(at, held), at, lines));
        return text.toString();
    }

    private OptionalLong fund(Calculation position) {
        BigDecimal given = fund;
        if (given == null) {
            return OptionalLong.empty();
        }
        if (given.signum() < 0) {
            throw new InputException("--fund " + given + ": must not be negative");
        }
        return given.signum() == 0
                ? OptionalLong.of(0)
                : OptionalLong.of(units("--fund", given, Decimals.powerOfTen(decimals(position))));
    }

    private static void print(Calculation position, long entryPrice, PrintWriter printer) {
        OptionalLong liquidation = position.liquidationPrice();
        Calculation.Margined margin = position.margin(liquidation.orElse(entryPrice));
        printer.println("notional             " + money(position, position.notional()));
        printer.println("collateral           %s, and %s is needed to open it%s"
                .formatted(
                        money(position, position.collateral()),
                        money(position, position.initialMargin()),
                        position.isRefused() ? ": the venue would refuse it" : ""));
        printer.println("liquidation price    "
                + (position.isLiquidatableAtEntry() ? "at once, the leverage is too high" : price(liquidation)));
        printer.println("bankruptcy price     " + price(position.bankruptcyPrice()));
        printer.println("maintenance there    %s = %s %% of the notional − %s"
                .formatted(
                        money(position, margin.needed()),
                        plain(Decimals.format(margin.ratio(), Decimals.RATIO - 2)),
                        money(position, margin.amount())));
        printSteps(position, printer);
        if (position.leavesOut()) {
            printer.println("this venue also counts price impact or carry, left out here: it may liquidate earlier");
        }
    }

    /** That of the position at entry is marked. */
    private static void printSteps(Calculation position, PrintWriter printer) {
        List<Calculation.Step> steps = position.steps();
        printer.println("tiers                "
                + (steps.isEmpty() ? "none: maintenance changes with each dollar" : "maintenance by worth at entry"));
        for (int i = 0; i < steps.size(); i++) {
            Calculation.Step step = steps.get(i);
            boolean isOver = i + 1 < steps.size() && steps.get(i + 1).from() <= position.notional();
            boolean isHere = step.from() <= position.notional() && !isOver;
            printer.println("%s %-18s %s %%%s"
                    .formatted(
                            isHere ? "*" : " ",
                            "from " + money(position, step.from()),
                            plain(Decimals.format(step.ratio(), Decimals.RATIO - 2)),
                            step.amount() == 0 ? "" : " − " + money(position, step.amount())));
        }
    }

    private static void print(Calculation position, CloseOutcome outcome, long price, PrintWriter printer) {
        printer.println("close at             " + price(OptionalLong.of(price)));
        if (outcome.equity() >= 0) {
            printer.println("  left               " + money(position, outcome.equity()));
            printer.println("  to fund and fees   " + money(position, outcome.taken()));
            printer.println("  to the trader      " + money(position, outcome.returned()));
            return;
        }
        printer.println("  shortfall          " + money(position, -outcome.equity()));
        for (CloseOutcome.Paid paid : outcome.paid()) {
            printer.println("  %-18s %s of %s"
                    .formatted(paid.name() + " pays", money(position, paid.amount()), money(position, paid.most())));
        }
        printer.println("  beyond             " + money(position, outcome.beyond())
                + (outcome.beyond() > 0 ? ", for deleveraging, sharing or nobody" : ""));
    }

    private static long units(String option, BigDecimal given, long unit) {
        try {
            long units = given.multiply(BigDecimal.valueOf(unit))
                    .setScale(0, RoundingMode.UNNECESSARY)
                    .longValueExact();
            if (units > 0) {
                return units;
            }
        } catch (ArithmeticException e) {
            throw new InputException(option + " " + given + ": has too many digits");
        }
        throw new InputException(option + " " + given + ": must be positive");
    }

    private static String money(Calculation position, long amount) {
        String digits = plain(Decimals.format(amount, decimals(position)));
        return position.isCoin() ? digits + " coins" : "$" + digits;
    }

    private static int decimals(Calculation position) {
        return position.isCoin() ? Decimals.COIN : Decimals.MONEY;
    }

    private static String price(OptionalLong price) {
        return price.isEmpty() ? "never" : "$" + plain(Decimals.format(price.getAsLong(), Decimals.PRICE));
    }

    private static String plain(String decimal) {
        return new BigDecimal(decimal).signum() == 0
                ? "0"
                : new BigDecimal(decimal).stripTrailingZeros().toPlainString();
    }
}
