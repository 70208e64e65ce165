package io.backstop.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.VenueRun;
import io.backstop.tests.Replays;
import java.util.List;

/** What must be equal between a chain and its mirror. */
final class Conformance {

    private Conformance() {}

    /**
     * Compares transfer by transfer: each carries its step, so equal lists are equal ledgers after every block. The chain's
     * conservation was measured against token balances after every block, too.
     */
    static void assertEqual(List<VenueRun> runs, String venue) {
        VenueRun chain = Replays.of(runs, venue, VenueRun.Kind.ON_CHAIN);
        VenueRun mirror = Replays.of(runs, venue, VenueRun.Kind.MIRROR);
        assertThat(chain.ledger().transfers())
                .isNotEmpty()
                .containsExactlyElementsOf(mirror.ledger().transfers());
        assertThat(chain.liquidations()).isEqualTo(mirror.liquidations());
        assertThat(chain.refusals()).isEqualTo(mirror.refusals());
        assertThat(chain.interventions()).isEqualTo(mirror.interventions());
        assertThat(chain.deleveraged()).usingRecursiveComparison().isEqualTo(mirror.deleveraged());
        assertThat(chain.marks()).isEqualTo(mirror.marks());
        assertThat(chain.lpRun()).isEqualTo(mirror.lpRun());
        assertThat(chain.hindrance()).isEqualTo(mirror.hindrance());
        assertThat(chain.stakeRun()).isEqualTo(mirror.stakeRun());
        assertThat(chain.keeperGas()).isEqualTo(mirror.keeperGas());
        assertThat(chain.keepers()).isEqualTo(mirror.keepers());
        assertThat(chain.feedHash()).isEqualTo(mirror.feedHash());
        assertThat(List.of(chain.conservation(), mirror.conservation())).containsExactly(0L, 0L);
        assertThat(chain.checksHold()).isTrue();
        assertThat(mirror.checksHold()).isTrue();
    }
}
