package io.backstop.simulator.scenario;

import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.StakerSpec;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code stakers}: stakers of safety modules who start their cooldown when something frightens them. */
final class StakersSection {

    private StakersSection() {}

    static List<StakerSpec> read(List<Node> stakers, List<VenueSpec> venues) {
        List<StakerSpec> read = new ArrayList<>();
        Set<String> names = new HashSet<>(Set.of(StakerSpec.OTHERS));
        long sum = 0;
        for (Node staker : stakers) {
            requireStake(staker, venues);
            StakerSpec spec = staker(staker, names);
            sum = Math.addExact(sum, spec.share());
            if (sum > FixedPoint.RATIO_ONE) {
                throw staker.required("share").mistake("must leave at most 100% in all");
            }
            read.add(spec);
        }
        return read;
    }

    private static void requireStake(Node staker, List<VenueSpec> venues) {
        boolean isStaked = venues.stream()
                .anyMatch(venue -> venue instanceof VenueSpec.Pool pool
                        && pool.pocket(Account.SAFETY_MODULE).isPresent());
        if (!isStaked) {
            throw staker.mistakeWithoutValue("must have a venue with a pocket safetyModule, where it is staked");
        }
    }

    private static StakerSpec staker(Node staker, Set<String> names) {
        staker.allowOnly("name", "share", "phantomAbove", "markMoves", "stakeBelow");
        Node name = staker.required("name");
        if (!names.add(name.word())) {
            throw name.mistake("must be unique, and not \"" + StakerSpec.OTHERS + "\", which are those who stay");
        }
        staker.exactlyOneOf("phantomAbove", "markMoves", "stakeBelow");
        return new StakerSpec(name.word(), Quantity.positiveShare(staker.required("share")), fear(staker));
    }

    private static StakerSpec.Fear fear(Node staker) {
        Node phantom = staker.optional("phantomAbove");
        if (phantom != null) {
            return new StakerSpec.Phantom(Quantity.share(phantom));
        }
        Node move = staker.optional("markMoves");
        return move != null
                ? new StakerSpec.Move(Quantity.positiveShare(move))
                : new StakerSpec.Slash(Quantity.positiveShare(staker.required("stakeBelow")));
    }
}
