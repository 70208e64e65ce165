package io.backstop.oracle.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.TimeGrid;
import org.junit.jupiter.api.Test;

class LandingsTest {

    @Test
    void whatLandsAfterSomethingNewerOrBesideItIsLost() {
        Landings landings = new Landings(new TimeGrid(1000, 1000, 10));
        landings.send(new OracleUpdate(2, 100, 1));
        landings.send(new OracleUpdate(7, 200, 2));
        landings.send(new OracleUpdate(5, 300, 3));
        landings.send(new OracleUpdate(6, 400, 4));
        landings.send(new OracleUpdate(6, 500, 5));
        landings.send(new OracleUpdate(10, 600, 6));

        assertThat(landings.taken())
                .containsExactly(new OracleUpdate(2, 100, 1), new OracleUpdate(5, 300, 3), new OracleUpdate(6, 500, 5));
    }
}
