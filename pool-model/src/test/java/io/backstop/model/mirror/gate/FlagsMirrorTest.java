package io.backstop.model.mirror.gate;

import static io.backstop.model.mirror.gate.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.GateSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A flag is ripe after 10 s and expires after 60; an account must hold 100. */
class FlagsMirrorTest {

    private static final long START = 1_000_000;
    private static final int TRADER = 7;
    private static final int KEEPER = 3;

    private final BlockTime time = new BlockTime();
    private long equity = 99;
    private boolean stale;
    private final FlagsMirror flags =
            new FlagsMirror(new GateSpec.Flags(10, 60), this::requireLiquidatable, time, event -> {});

    @BeforeEach
    void start() {
        time.set(START);
    }

    @Test
    void aFlaggedAccountIsLiquidatedFromTheDelayToTheExpiry() {
        assertRefused(this::liquidate, "NotFlagged", 7L);
        flags.flag(KEEPER, TRADER);
        assertThat(flags.flagOf(TRADER)).isEqualTo(new FlagsMirror.Flag(START, KEEPER));
        time.set(START + 9);
        assertRefused(this::liquidate, "FlaggedTooRecently", 7L, START + 10);
        time.set(START + 10);
        assertThatCode(this::liquidate).doesNotThrowAnyException();
        time.set(START + 60);
        assertThatCode(this::liquidate).doesNotThrowAnyException();
        assertRefused(() -> flags.flag(TRADER, TRADER), "AlreadyFlagged", 7L, START);
        time.set(START + 61);
        assertRefused(this::liquidate, "NotFlagged", 7L);
    }

    @Test
    void onlyAnAccountShownHealthyIsUnflagged() {
        flags.flag(KEEPER, TRADER);
        assertRefused(() -> flags.unflag(TRADER), "NotShownHealthy", 7L);
        stale = true;
        assertRefused(() -> flags.unflag(TRADER), "NotShownHealthy", 7L);
        stale = false;
        equity = 100;
        flags.unflag(TRADER);
        assertThat(flags.flagOf(TRADER)).isEqualTo(FlagsMirror.Flag.NONE);
        assertRefused(() -> flags.flag(KEEPER, TRADER), "StillHealthy", 7L, 100L, 100L);
    }

    @Test
    void aFlaggedAccountDoesNotShrinkUntilItIsHealthy() {
        assertThatCode(this::decrease).doesNotThrowAnyException();
        flags.flag(KEEPER, TRADER);
        assertRefused(this::decrease, "FlaggedAndLiquidatable", 7L);
        assertThatCode(() -> flags.check(Action.CLOSE, TRADER, START)).doesNotThrowAnyException();
        equity = 100;
        assertThatCode(this::decrease).doesNotThrowAnyException();
        equity = 0;
        flags.unflag(TRADER);
    }

    private void liquidate() {
        flags.check(Action.LIQUIDATE, TRADER, START);
    }

    private void decrease() {
        flags.check(Action.DECREASE, TRADER, START);
    }

    private void requireLiquidatable(int account) {
        if (stale) {
            throw new ContractRevert("StalePrice", 0L, 60L);
        }
        if (equity == 0) {
            throw new ContractRevert("NoPosition", (long) account);
        }
        if (equity >= 100) {
            throw new ContractRevert("StillHealthy", (long) account, equity, 100L);
        }
    }
}
