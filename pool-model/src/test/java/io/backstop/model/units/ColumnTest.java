package io.backstop.model.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ColumnTest {

    /** Three pages of 4,096 and a part of a fourth. */
    private static final int MANY = 3 * 4_096 + 7;

    @Test
    void intsStayInTheirOrderOverPages() {
        IntColumn column = new IntColumn();

        IntStream.range(0, MANY).forEach(place -> column.add(-place));

        assertThat(column.size()).isEqualTo(12_295);
        assertThat(IntStream.range(0, MANY).map(column::get))
                .containsExactlyElementsOf(
                        IntStream.range(0, MANY).map(place -> -place).boxed().toList());
    }

    @Test
    void longsStayInTheirOrderOverPages() {
        LongColumn column = new LongColumn();

        LongStream.range(0, MANY).forEach(place -> column.add(place << 40));
        column.set(4_095, 5);

        assertThat(column.size()).isEqualTo(12_295);
        assertThat(IntStream.range(0, MANY).mapToLong(column::get))
                .containsExactlyElementsOf(LongStream.range(0, MANY)
                        .map(place -> place == 4_095 ? 5 : place << 40)
                        .boxed()
                        .toList());
    }

    @Test
    void aClearedColumnBeginsAnew() {
        IntColumn column = new IntColumn();
        IntStream.range(0, MANY).forEach(column::add);

        column.clear();
        column.add(9);

        assertThat(column.size()).isEqualTo(1);
        assertThat(column.get(0)).isEqualTo(9);
    }
}
