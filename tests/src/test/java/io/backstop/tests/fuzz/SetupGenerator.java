package io.backstop.tests.fuzz;

import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.tests.fuzz.Setup.Pot;
import io.backstop.tests.fuzz.Setup.PotKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Random venues. Not thread safe. */
final class SetupGenerator {

    private static final long THOUSAND_DOLLARS = 1_000_000_000L;

    /** A thousand shares are given for one micro-dollar, and 64 bits must hold them and a thousand more. */
    private static final long MOST_CAPITAL = Long.MAX_VALUE / 1000 - 1;

    private static final List<Long> SIZE_UNITS =
            List.of(1L, 3L, 100L, 1000L, 999_983L, 1_000_000L, 100_000_000L, 1_000_000_000_000L);

    private final Dice dice;

    SetupGenerator(Dice dice) {
        this.dice = dice;
    }

    /** A venue composed from this number, or a plain one for 0, which prices come to as signed reports or are pushed. */
    Setup next(long composition, boolean signed) {
        long capital = capital();
        List<MarginTiers.Tier> tiers = tiers();
        return new Setup(
                dice.oneOf(List.of(CloseMode.values())),
                dice.oneOf(SIZE_UNITS),
                tiers,
                dice.oneOf(List.of(0L, 1L, 5_000_000L, 12_345_678L)),
                dice.oneOf(List.of(0L, 1L, 5_000_000L, capital / 10_000)),
                dice.oneOf(List.of(1_000_000_000L, 900_000_000L, 123_456_789L, 500_000_001L)),
                dice.oneOf(List.of(20L, 60L, 600L, 3600L)),
                capital,
                dice.oneIn(2),
                pockets(capital, composition != 0),
                dice.ofAnyMagnitude(1_000_000, 10_000_000_000_000L),
                composition,
                signed);
    }

    private long capital() {
        return switch ((int) dice.between(0, 9)) {
            case 0 -> dice.ofAnyMagnitude(1, 1_000_000);
            case 1 -> dice.ofAnyMagnitude(THOUSAND_DOLLARS * 1_000_000, MOST_CAPITAL);
            case 2 -> MOST_CAPITAL;
            default -> dice.ofAnyMagnitude(THOUSAND_DOLLARS, THOUSAND_DOLLARS * 100_000);
        };
    }

    /** Boundaries at whole thousands of dollars, where every ratio gives a whole amount. */
    private List<MarginTiers.Tier> tiers() {
        List<MarginTiers.Tier> tiers = new ArrayList<>();
        long from = 0;
        long maintenance = dice.between(3_000_000, 20_000_000);
        long initial = maintenance + dice.between(0, 30_000_000);
        for (long count = dice.oneOf(List.of(1L, 1L, 2L, 4L)); count > 0; count--) {
            tiers.add(new MarginTiers.Tier(from, initial, maintenance));
            from += THOUSAND_DOLLARS * dice.ofAnyMagnitude(1, 1000);
            long step = dice.between(0, 10_000_000);
            maintenance += step;
            initial += step + dice.between(0, 5_000_000);
        }
        return tiers;
    }

    /** A composed venue has often no pocket of the pool's, so that something is left for the last resort. */
    private List<Pot> pockets(long capital, boolean composed) {
        List<PotKind> kinds = new ArrayList<>(Arrays.asList(PotKind.values()));
        List<Pot> pots = new ArrayList<>();
        while (!kinds.isEmpty()) {
            PotKind kind = kinds.remove((int) dice.between(0, kinds.size() - 1));
            boolean isRare = kind == PotKind.JUNIOR_LP || (composed && kind == PotKind.LP);
            boolean none = isRare && !dice.oneIn(3);
            if (!none && !dice.oneIn(4)) {
                pots.add(pot(kind, capital));
            }
        }
        return pots;
    }

    private Pot pot(PotKind kind, long capital) {
        long scale = Math.max(10, capital / 20);
        long balance = dice.oneIn(6) ? 0 : dice.ofAnyMagnitude(Math.max(1, scale / 1000), scale);
        long cap = switch ((int) dice.between(0, 5)) {
            case 0 -> 0;
            case 1, 2 -> dice.ofAnyMagnitude(Math.max(1, scale / 1000), scale);
            default -> PocketSpec.NO_CAP;
        };
        long form = FormGenerator.number(kind, dice);
        return kind == PotKind.SAFETY_MODULE
                ? new Pot(
                        kind,
                        balance,
                        cap,
                        dice.oneOf(List.of(0L, 1L, 5L, 20L)),
                        dice.oneOf(List.of(0L, 5L, 40L)),
                        form)
                : new Pot(kind, balance, cap, 0, 0, form);
    }
}
