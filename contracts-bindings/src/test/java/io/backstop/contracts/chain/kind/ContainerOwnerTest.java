package io.backstop.contracts.chain.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.contracts.chain.process.MachineMark;
import io.backstop.contracts.chain.process.ProcessMark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No Linux gives a process the number 4,999,999: they end at 4,194,304. */
class ContainerOwnerTest {

    private static final String NOBODY = "4999999 1";

    private final ContainerOwner here = ContainerOwner.here();

    @ParameterizedTest
    @ValueSource(strings = {"created", "running", "exited"})
    void whatARunningJavaOfThisMachineOwnsIsInUse(String state) {
        assertThat(here.outlives(here.label(), state)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "running", "exited"})
    void whatAKilledJavaOfThisMachineOwnedIsLeft(String state) {
        assertThat(here.outlives(new ContainerOwner(here.machine(), NOBODY).label(), state))
                .isTrue();
    }

    /** Whether a process runs there cannot be seen from here, nor whether it does that has a number that is somebody's here. */
    @ParameterizedTest
    @CsvSource({"created, false", "running, false", "exited, true", "dead, true"})
    void whatAnotherMachineOwnsIsLeftOnlyWhenItHasEnded(String state, boolean isLeft) {
        String running = ProcessMark.of(ProcessHandle.current());
        for (String process : new String[] {NOBODY, running}) {
            ContainerOwner other = new ContainerOwner("0ce91d21-6ddd-4ee1-aea9-5dd65d14a960/pid:[1]", process);
            assertThat(here.outlives(other.label(), state)).isEqualTo(isLeft);
        }
        assertThat(here.outlives(NOBODY, state)).isEqualTo(isLeft);
        assertThat(here.outlives(null, state)).isEqualTo(isLeft);
    }

    @Test
    void aMachineHasOneMarkThatIsOneWord() {
        assertThat(MachineMark.here()).isEqualTo(MachineMark.here()).doesNotContainAnyWhitespaces();
    }
}
