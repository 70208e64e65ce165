package io.backstop.tests.fuzz;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Account.Party;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;

/** What a venue is deployed with. Money is micro-dollars, ratios 1e-9, times seconds. */
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
        List<Pot> pockets) {

    private static final FeedSpec FEED = new FeedSpec(0, 3_600_000, 0);

    /** The kinds of pockets. */
    enum PotKind {
        FEE_BUFFER(Party.FEE_BUFFER),
        TREASURY(Party.TREASURY),
        SAFETY_MODULE(Party.SAFETY_MODULE),
        LP(Party.LP);

        private final Party party;

        PotKind(Party party) {
            this.party = party;
        }

        private Account account() {
            return new Account(party, 0);
        }
    }

    /** One pocket, in the order in which they pay. */
    record Pot(PotKind kind, long balance, long cap, long cooldown, long window) {

        private PocketSpec spec() {
            return new PocketSpec(kind.account(), balance, cap, cooldown, window);
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
                FEED,
                closeMode == CloseMode.MARKET ? FEED : null,
                lpCapital,
                netOfPhantom,
                pockets.stream().map(Pot::spec).toList(),
                0,
                true);
    }

    /** Whether there is a safety module. */
    boolean hasSafetyModule() {
        return pockets.stream().anyMatch(pot -> pot.kind() == PotKind.SAFETY_MODULE);
    }

    /** Names of the pockets that are plain balances. */
    List<String> buffers() {
        return pockets.stream()
                .filter(pot -> pot.kind() == PotKind.FEE_BUFFER || pot.kind() == PotKind.TREASURY)
                .map(pot -> pot.kind().account().toString())
                .toList();
    }
}
