package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.venue.VenueRun;
import org.junit.jupiter.api.Test;

class ChartJsonTest {

    @Test
    void theFiguresToDrawAreWholeNumbersInMicroDollarsAndPriceUnits() {
        assertThat(json(TinyRun.mirror()))
                .startsWith(
                        "{\"startMillis\":1760131200000,\"stepMillis\":1000,\"steps\":2,"
                            + "\"venues\":[{\"name\":\"pool\",\"shortfall\":1000000000}],\"payers\":[{\"key\":\"feeBuffer\",\"label\":\"fee"
                            + " buffer\",\"amounts\":[200000000]},{\"key\":\"lp\",\"label\":\"LP"
                            + " pool\",\"amounts\":[800000000]}],"
                            + "\"losers\":[{\"key\":\"longs\",\"label\":\"longs\",\"amounts\":[1000000000]}],"
                            + "\"causes\":[{\"key\":\"jump\",\"label\":\"jump\",\"amounts\":[1000000000]}],\"prices\":[{\"name\":\"index"
                            + " price\",\"role\":\"index\",\"venues\":[],"
                            + "\"steps\":[0,1],\"values\":[200000000000,195000000000]}],"
                            + "\"closes\":[{\"steps\":[1],\"counts\":[1],\"shortfalls\":[1000000000],"
                            + "\"lowest\":[195000000000],\"highest\":[195000000000],\"deleveraged\":[0],\"adl\":[0]}],\"pockets\":[{\"key\":\"feeBuffer\",\"label\":\"Fee"
                            + " buffer\",\"balances\":["
                            + "{\"venue\":0,\"steps\":[0,1],\"values\":[200000000,0]}]},{\"key\":\"lp\",\"label\":\"LP"
                            + " pool\",\"balances\":["
                            + "{\"venue\":0,\"steps\":[0,1],\"values\":[1000000000000,1004200000000]}]}],"
                                // All cash may be reserved: 1,000,000 less 200,000 in the first step, all of 1,004,200
                                // afterwards.
                                + "\"depths\":[{\"key\":\"room\",\"balances\":[{\"venue\":0,\"steps\":[0,1],\"values\":[800000000000,1004200000000]}]}],"
                                // 200 behind the 200,000 of the first step, 0.1 %; nobody has a position afterwards.
                                + "\"fundRatios\":[{\"venue\":0,\"steps\":[0,1],\"values\":[1000000,null]}],"
                                // 21 stretches of 50 dollars from 1450; the map itself is tested elsewhere.
                                + "\"liquidationMaps\":{\"low\":145000000000,\"width\":5000000000,\"count\":21,\"venues\":[{\"venue\":0,");
    }

    @Test
    void aVaultIsAPocketLikeAnyOther() {
        assertThat(json(TinyRun.vault()))
                .contains("\"pockets\":[{\"key\":\"backstopVault\",\"label\":\"Backstop vault\",\"balances\":["
                        + "{\"venue\":0,\"steps\":[0,1],\"values\":[500000000,600000000]}]}]");
    }

    @Test
    void aVenueWhereNothingHappenedHasNoPocketsAndNoCloses() {
        assertThat(json(TinyRun.quiet()))
                .contains(
                        "\"payers\":[],\"losers\":[],\"causes\":[]",
                        "\"closes\":[{\"steps\":[],",
                        "\"pockets\":[],\"depths\":[",
                        "\"fundRatios\":[]");
    }

    private static String json(VenueRun run) {
        Comparison comparison = TinyRun.comparison(run);
        return ChartJson.write(
                comparison,
                PriceLine.of(comparison),
                PocketLines.of(comparison),
                FundRatio.of(comparison, Outcomes.of(comparison)),
                LiquidationMaps.of(comparison),
                DepthLines.of(comparison, Outcomes.of(comparison)));
    }
}
