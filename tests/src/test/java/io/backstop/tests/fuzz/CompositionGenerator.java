package io.backstop.tests.fuzz;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.PowerLaw;
import io.backstop.model.scenario.BorrowingSpec;
import io.backstop.model.scenario.DeleveragingBandSpec;
import io.backstop.model.scenario.DeleveragingSpec;
import io.backstop.model.scenario.DeleveragingSpec.PriceRule;
import io.backstop.model.scenario.FundingSpec;
import io.backstop.model.scenario.FundingSpec.Counterparty;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.KeeperRewardSpec;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.OpenInterestCapsSpec;
import io.backstop.model.scenario.OperationsSpec;
import io.backstop.model.scenario.OperationsSpec.Parameter;
import io.backstop.model.scenario.ParameterNames;
import io.backstop.model.scenario.PnlCapsSpec;
import io.backstop.model.scenario.PriceImpactSpec;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Random compositions of markets: one number makes all their figures. Not thread safe. */
final class CompositionGenerator {

    private static final long ONE = FixedPoint.RATIO_ONE;
    private static final long MOST_VELOCITY = 100_000_000_000_000L;
    private static final long MOST_FACTOR = 1_000_000_000_000_000L;

    private final Dice dice;

    /** The venue's capital in micro-dollars, and the size that it buys at the first price. */
    private final long notional;

    private final long size;
    private final long liquidationFeeRatio;

    private CompositionGenerator(Setup setup) {
        dice = new Dice(setup.composition());
        notional = Math.max(1000, setup.lpCapital());
        size = Math.max(1000, sizeOf(setup));
        liquidationFeeRatio = setup.liquidationFeeRatio();
    }

    /** What the market of this venue is composed of: the same for the same figures. */
    static Mechanisms mechanisms(Setup setup) {
        return setup.composition() == 0 ? Mechanisms.NONE : new CompositionGenerator(setup).next();
    }

    private Mechanisms next() {
        FundingSpec funding = dice.oneIn(3) ? null : funding();
        BorrowingSpec borrowing = dice.oneIn(2) ? null : borrowing();
        PriceImpactSpec impact = dice.oneIn(3) ? null : priceImpact();
        OpenInterestCapsSpec caps = dice.oneIn(2) ? null : openInterestCaps();
        PnlCapsSpec pnlCaps = dice.oneIn(2) ? null : pnlCaps();
        LiquidationSpec liquidation = liquidation();
        LastResortSpec lastResort = dice.oneIn(4) ? null : lastResort(pnlCaps == null);
        KeeperRewardSpec reward = dice.oneIn(3) ? keeperReward() : null;
        List<GateSpec> guards = dice.oneIn(3) ? List.of(flags()) : List.of();
        OperationsSpec operations = dice.oneIn(2) ? operations(caps, liquidation, lastResort) : null;
        DeleveragingBandSpec band = band(lastResort);
        return new Mechanisms(
                funding,
                borrowing,
                impact,
                caps,
                pnlCaps,
                liquidation,
                lastResort == null ? withoutWait() : lastResort,
                band,
                reward,
                guards,
                null,
                null,
                operations);
    }

    private KeeperRewardSpec keeperReward() {
        long most = dice.ofAnyMagnitude(1, notional / 1000 + 1);
        return new KeeperRewardSpec(
                dice.ofAnyMagnitude(1, 1_000_000_000),
                dice.between(0, most),
                dice.oneOf(List.of(0L, 300_000_000L, ONE)),
                dice.oneOf(List.of(0L, 300_000L, 100_000_000L)),
                most);
    }

    private GateSpec flags() {
        long delay = dice.oneOf(List.of(0L, 1L, 3L));
        return new GateSpec.Flags(delay, delay + dice.oneOf(List.of(1L, 10L, 60L)));
    }

    private OperationsSpec operations(
            @Nullable OpenInterestCapsSpec caps, LiquidationSpec liquidation, @Nullable LastResortSpec lastResort) {
        List<Parameter> parameters = new ArrayList<>();
        if (caps != null) {
            parameters.add(parameter("longSize", caps.longSize()));
            parameters.add(parameter("shortSize", caps.shortSize()));
            parameters.add(parameter("longNotional", caps.longNotional()));
            parameters.add(parameter("shortNotional", caps.shortNotional()));
        }
        if (liquidation instanceof LiquidationSpec.FixedFraction fraction) {
            parameters.add(new Parameter(ParameterNames.LIQUIDATION_RATIO, fraction.ratio(), 1, ONE, interval()));
        }
        boolean knowsPrevious = lastResort == null
                || lastResort.deleveraging() == null
                || lastResort.deleveraging().priceRule() != PriceRule.PREVIOUS_MARK;
        return new OperationsSpec(dice.oneOf(List.of(5L, 60L)), knowsPrevious && dice.oneIn(2), parameters);
    }

    private Parameter parameter(String name, long value) {
        return dice.oneIn(4)
                ? new Parameter(name, value, value, value, 0)
                : new Parameter(name, value, value / 2, value, interval());
    }

    private long interval() {
        return dice.oneOf(List.of(0L, 5L, 60L));
    }

    private FundingSpec funding() {
        Counterparty counterparty = dice.oneOf(List.of(Counterparty.values()));
        long maxRate = rate();
        if (dice.oneIn(2)) {
            long scale = dice.oneIn(2) ? 0 : dice.ofAnyMagnitude(notional / 100 + 1, notional);
            long band = dice.oneOf(List.of(0L, 100_000_000L, ONE - 1));
            return new FundingSpec.Velocity(
                    counterparty, dice.ofAnyMagnitude(1_000_000_000L, MOST_VELOCITY), scale, band, maxRate);
        }
        long kink = dice.between(1, ONE - 1);
        return new FundingSpec.Kinked(counterparty, dice.between(0, kink - 1), kink, dice.between(0, maxRate), maxRate);
    }

    private BorrowingSpec borrowing() {
        long above = rate();
        return new BorrowingSpec(dice.between(1, ONE - 1), dice.between(0, above), above, dice.oneIn(2));
    }

    /** Mostly so high that seconds count. */
    private long rate() {
        return dice.oneIn(4)
                ? dice.ofAnyMagnitude(1, FundingSpec.MOST_RATE)
                : dice.between(FundingSpec.MOST_RATE / 10, FundingSpec.MOST_RATE);
    }

    private PriceImpactSpec priceImpact() {
        if (dice.oneIn(3)) {
            return new PriceImpactSpec.SkewPremium(Math.min(times(size, dice.between(1, 100)), (1L << 62) - 1));
        }
        int exponent = (int) dice.between(1, 2);
        // A hundredth of a trade as large as the capital, or about as much.
        long usual =
                exponent == 1 ? MOST_FACTOR : Math.clamp(MOST_FACTOR * 10 / (notional / 1_000_000 + 1), 1, MOST_FACTOR);
        long loss = Math.max(1, Dice.share(usual, dice.between(1, 1000)));
        long gain = dice.oneOf(List.of(0L, loss / 2, loss));
        return new PriceImpactSpec.PowerLawImpact(new PowerLaw(exponent, gain, loss, mostImpact(), mostImpact()));
    }

    private long mostImpact() {
        return dice.oneOf(List.of(0L, 1_000_000L, 20_000_000L, ONE / 2));
    }

    private OpenInterestCapsSpec openInterestCaps() {
        return new OpenInterestCapsSpec(cap(size), cap(size), cap(notional), cap(notional));
    }

    private long cap(long scale) {
        return dice.oneIn(2) ? OpenInterestCapsSpec.NO_CAP : dice.ofAnyMagnitude(scale / 50 + 1, scale);
    }

    private PnlCapsSpec pnlCaps() {
        return new PnlCapsSpec(share(), share(), share());
    }

    private LiquidationSpec liquidation() {
        return switch ((int) dice.between(0, 6)) {
            case 0 -> new LiquidationSpec.FixedFraction(share(), few());
            case 1 -> new LiquidationSpec.MarginRestoring(buffer(), few(), liquidationFeeRatio);
            case 2 ->
                new LiquidationSpec.TimeRamp(
                        buffer(), few(), liquidationFeeRatio, share(), dice.oneOf(List.of(1L, 5L, 60L, 3600L)));
            case 3 -> windowCapacity();
            case 4 -> {
                long most = dice.ofAnyMagnitude(notional / 1000 + 1, notional);
                yield new LiquidationSpec.BlockLimits(share(), dice.oneOf(List.of(0L, most / 10, most)), most);
            }
            default -> new LiquidationSpec.Full();
        };
    }

    /** About a hundredth of what the capital buys. */
    private LiquidationSpec windowCapacity() {
        long scale = Math.min(size, Long.MAX_VALUE / 1000);
        return new LiquidationSpec.WindowCapacity(
                10_000_000, scale, ONE, dice.oneOf(List.of(1L, 3L, 30L)), dice.oneOf(List.of(0L, 50_000_000L, ONE)));
    }

    private LastResortSpec lastResort(boolean mayHaircut) {
        DeleveragingSpec deleveraging = dice.oneIn(5)
                ? null
                : new DeleveragingSpec(dice.oneOf(List.of(RankRule.values())), dice.oneOf(List.of(PriceRule.values())));
        long haircut = mayHaircut ? dice.oneOf(List.of(0L, 123_456_789L, ONE)) : 0;
        return new LastResortSpec.Waiting(
                dice.oneOf(List.of(0L, 10L, 100L)),
                deleveraging,
                haircut,
                dice.oneOf(List.of(0L, 10L, 100L)),
                dice.oneIn(2));
    }

    /** Where nothing waits: bad debt at once, or a debt of the account, or a refusal. */
    private @Nullable LastResortSpec withoutWait() {
        return switch ((int) dice.between(0, 4)) {
            case 0, 1 -> new LastResortSpec.StaysOnAccount();
            case 2, 3 -> new LastResortSpec.Refuse();
            default -> null;
        };
    }

    private @Nullable DeleveragingBandSpec band(@Nullable LastResortSpec lastResort) {
        boolean hasQueue = lastResort != null && lastResort.deleveraging() != null;
        return hasQueue || dice.oneIn(3) ? null : band();
    }

    private DeleveragingBandSpec band() {
        long on = dice.oneOf(List.of(20_000_000L, 200_000_000L, 850_000_000L));
        return new DeleveragingBandSpec(
                dice.oneOf(List.of(RankRule.BITMEX, RankRule.HYPERLIQUID, RankRule.PROFIT)),
                on,
                dice.oneOf(List.of(1L, on / 2, on - 1)));
    }

    private long buffer() {
        return liquidationFeeRatio + dice.between(0, 20_000_000);
    }

    private long few() {
        return dice.oneOf(List.of(0L, 1L, notional / 10_000));
    }

    private long share() {
        return dice.ofAnyMagnitude(1_000_000, ONE);
    }

    private static long sizeOf(Setup setup) {
        try {
            return FixedPoint.mulDivFloor(setup.lpCapital(), setup.sizeUnit() * 100, setup.firstPrice());
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE / 4;
        }
    }

    private static long times(long number, long factor) {
        return number > Long.MAX_VALUE / factor ? Long.MAX_VALUE : number * factor;
    }
}
