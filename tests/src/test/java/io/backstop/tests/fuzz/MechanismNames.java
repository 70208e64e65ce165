package io.backstop.tests.fuzz;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.DeleveragingSpec;
import io.backstop.model.scenario.DeleveragingSpec.PriceRule;
import io.backstop.model.scenario.FundingSpec;
import io.backstop.model.scenario.FundingSpec.Counterparty;
import io.backstop.model.scenario.GateSpec;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.LiquidationSpec;
import io.backstop.model.scenario.Mechanisms;
import io.backstop.model.scenario.OperationsSpec;
import io.backstop.model.scenario.ParameterNames;
import io.backstop.model.scenario.PocketForm;
import io.backstop.model.scenario.PriceImpactSpec;
import io.backstop.model.scenario.ReportBoundsSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One name for each mechanism, and for each rule inside it that is chosen and not measured. */
final class MechanismNames {

    private static final String HAIRCUT = "haircut";
    private static final String SETTLEABLE = "settleable";
    private static final String GATE = "withdrawal gate";
    private static final String SPREAD = "spread over the funding index";

    private MechanismNames() {}

    /** Names of what one market is composed of. */
    static List<String> of(Mechanisms mechanisms) {
        List<String> names = new ArrayList<>();
        FundingSpec funding = mechanisms.funding();
        if (funding != null) {
            names.add(name(funding.getClass(), funding.counterparty()));
        }
        add(names, mechanisms.borrowing());
        add(names, mechanisms.priceImpact());
        add(names, mechanisms.openInterestCaps());
        add(names, mechanisms.pnlCaps());
        add(names, mechanisms.liquidation());
        addLastResort(names, mechanisms.lastResort());
        add(names, mechanisms.deleveragingBand());
        add(names, mechanisms.keeperReward());
        mechanisms.guards().forEach(guard -> add(names, guard));
        ReportBoundsSpec bounds = mechanisms.reportBounds();
        if (bounds != null) {
            bounds.bounds().forEach(bound -> add(names, bound));
        }
        addOperations(names, mechanisms.operations());
        return names;
    }

    /** The names of all. */
    static List<String> all() {
        List<String> names = new ArrayList<>(List.of(
                "BorrowingSpec",
                "OpenInterestCapsSpec",
                "PnlCapsSpec",
                "DeleveragingBandSpec",
                "KeeperRewardSpec",
                "OperationsSpec",
                SETTLEABLE,
                HAIRCUT,
                GATE,
                SPREAD));
        names.addAll(ParameterNames.ALL);
        for (Counterparty counterparty : Counterparty.values()) {
            kinds(FundingSpec.class).forEach(kind -> names.add(name(kind, counterparty)));
        }
        kinds(PriceImpactSpec.class).forEach(kind -> names.add(kind.getSimpleName()));
        kinds(GateSpec.class).forEach(kind -> names.add(kind.getSimpleName()));
        kinds(BoundSpec.class).forEach(kind -> names.add(kind.getSimpleName()));
        kinds(PocketForm.class).forEach(kind -> names.add(kind.getSimpleName()));
        kinds(LastResortSpec.class).forEach(kind -> names.add(kind.getSimpleName()));
        kinds(LiquidationSpec.class).forEach(kind -> names.add(kind.getSimpleName()));
        Arrays.stream(RankRule.values()).map(Enum::name).forEach(names::add);
        Arrays.stream(PriceRule.values()).map(Enum::name).forEach(names::add);
        return names;
    }

    private static void addOperations(List<String> names, @Nullable OperationsSpec spec) {
        add(names, spec);
        if (spec != null) {
            spec.parameters().forEach(parameter -> names.add(parameter.name()));
            if (spec.settleable()) {
                names.add(SETTLEABLE);
            }
        }
    }

    private static void addLastResort(List<String> names, @Nullable LastResortSpec spec) {
        if (spec == null) {
            return;
        }
        add(names, spec);
        DeleveragingSpec deleveraging = spec.deleveraging();
        if (deleveraging != null) {
            names.add(deleveraging.rankRule().name());
            names.add(deleveraging.priceRule().name());
        }
        if (spec.haircut() > 0) {
            names.add(HAIRCUT);
        }
        if (spec.withdrawalGateSeconds() > 0) {
            names.add(GATE);
        }
        if (spec.spreads()) {
            names.add(SPREAD);
        }
    }

    private static void add(List<String> names, @Nullable Object spec) {
        if (spec != null) {
            names.add(spec.getClass().getSimpleName());
        }
    }

    private static List<Class<?>> kinds(Class<?> sealed) {
        return List.of(sealed.getPermittedSubclasses());
    }

    private static String name(Class<?> funding, Counterparty counterparty) {
        return funding.getSimpleName() + " " + counterparty;
    }
}
