package io.backstop.tests.fuzz;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Account.Party;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.PocketForm;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.PriceImpactSpec;
import io.backstop.model.scenario.TranchesSpec;
import io.backstop.model.scenario.VenueSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a venue is deployed with. Money is micro-dollars, ratios 1e-9, times seconds.
 *
 * @param firstPrice around which its feeds begin, 1e-8 dollar
 * @param composition the number that makes what its market is composed of; 0 for a plain market
 * @param signed whether its mark feed is one of signed reports and its market behind gates
 */
record Setup(
        CloseMode closeMode,
        long sizeUnit,
        List<MarginTiers.Tier> tiers,
        long liquidationFeeRatio,
        long keeperReward,
        long reserveFactor,
        long maxAge,
        long lpCapital,
        boolean netOfPhantom,
        List<Pot> pockets,
        long firstPrice,
        long composition,
        boolean signed) {

    private static final FeedSpec FEED = new FeedSpec(0, 3_600_000, 0);

    /** The kinds of pockets. */
    enum PotKind {
        FEE_BUFFER(Party.FEE_BUFFER),
        TREASURY(Party.TREASURY),
        SAFETY_MODULE(Party.SAFETY_MODULE),
        JUNIOR_LP(Party.JUNIOR_LP),
        LP(Party.LP);

        private final Party party;

        PotKind(Party party) {
            this.party = party;
        }

        private Account account() {
            return new Account(party, 0);
        }
    }

    /** One pocket, in the order in which they pay; {@code form} is the number that makes what it is built as. */
    record Pot(PotKind kind, long balance, long cap, long cooldown, long window, long form) {

        private PocketSpec spec() {
            PocketForm made = FormGenerator.form(this);
            return switch (made) {
                case PocketForm.Usual usual -> new PocketSpec(kind.account(), balance, cap, cooldown, window);
                case PocketForm.ProfitBuffer buffer -> PocketSpec.profitBuffer();
                case TranchesSpec tranches -> PocketSpec.junior(tranches);
                case DeficitSpec deficit -> PocketSpec.deficit(balance, deficit);
            };
        }
    }

    /** The market's figures. */
    MarketRules rules() {
        return new MarketRules(
                sizeUnit, MarginTiers.of(tiers), liquidationFeeRatio, keeperReward, reserveFactor, maxAge);
    }

    /** The venue as a scenario would describe it. */
    VenueSpec.Pool venue() {
        return new VenueSpec.Pool(
                "fuzz",
                rules(),
                closeMode,
                signed ? new FeedSpec(0, 3_600_000, 0, SignedMark.SOURCE) : FEED,
                closeMode == CloseMode.MARKET ? FEED : null,
                lpCapital,
                netOfPhantom,
                pockets.stream().map(Pot::spec).toList(),
                mechanisms(),
                0,
                true);
    }

    /** What the market is composed of. */
    Mechanisms mechanisms() {
        Mechanisms market = CompositionGenerator.mechanisms(this);
        return signed ? GateGenerator.behindGates(market, composition, closeMode == CloseMode.ORACLE) : market;
    }

    /** Names of the contracts that refuse strangers, beside those of every venue. */
    Set<String> guarded() {
        Mechanisms mechanisms = mechanisms();
        LastResortSpec lastResort = mechanisms.lastResort();
        Set<String> names = new HashSet<>();
        if (mechanisms.carries()) {
            names.add("carry");
        }
        if (mechanisms.guards().stream().anyMatch(GateSpec.Flags.class::isInstance)) {
            names.add("flags");
        }
        if (mechanisms.priceImpact() instanceof PriceImpactSpec.PowerLawImpact) {
            names.add("priceImpact");
        }
        switch (mechanisms.liquidation()) {
            case LiquidationSpec.TimeRamp ramp -> names.add("liquidationPolicy");
            case LiquidationSpec.WindowCapacity window -> names.add("liquidationPolicy");
            case LiquidationSpec.BlockLimits limits -> names.add("liquidationPolicy");
            default -> {}
        }
        if (lastResort instanceof LastResortSpec.Waiting) {
            names.addAll(lastResort.haircut() > 0 ? List.of("shortfalls", "haircut") : List.of("shortfalls"));
        }
        if (hasTranches()) {
            names.add("juniorLp");
        }
        if (venue().buffersProfit()) {
            names.add("feeBuffer");
        }
        if (lastResort instanceof LastResortSpec.StaysOnAccount) {
            names.add("accountDebts");
        }
        if (lastResort instanceof LastResortSpec.Refuse) {
            names.add("refusingResort");
        }
        return names;
    }

    /** Whether there are junior and senior providers. */
    boolean hasTranches() {
        return pockets.stream().anyMatch(pot -> pot.kind() == PotKind.JUNIOR_LP);
    }

    /** Whether there is a safety module for deficits. */
    boolean hasDeficits() {
        return pockets.stream().anyMatch(pot -> pot.kind() == PotKind.SAFETY_MODULE && pot.form() != 0);
    }

    /** Whether there is a safety module. */
    boolean hasSafetyModule() {
        return pockets.stream().anyMatch(pot -> pot.kind() == PotKind.SAFETY_MODULE);
    }

    /** Names of the pockets that are plain balances. */
    List<String> buffers() {
        return pockets.stream()
                .filter(pot -> pot.kind() == PotKind.FEE_BUFFER || pot.kind() == PotKind.TREASURY)
                .filter(pot -> pot.form() == 0)
                .map(pot -> pot.kind().account().toString())
                .toList();
    }
}
