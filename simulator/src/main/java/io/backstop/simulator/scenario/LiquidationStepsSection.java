package io.backstop.simulator.scenario;

import io.backstop.model.scenario.BookLiquidationSpec.Steps;

/** {@code liquidation.steps} of a book venue: how much is closed at once. */
final class LiquidationStepsSection {

    private static final int MOST_TIERS = 16;
    private static final long HALF = 500_000_000;

    private LiquidationStepsSection() {}

    static Steps read(Node steps, int sizeDecimals) {
        return switch (steps.required("kind")
                .oneOf("whole", "compliance", "tiers", "partThenRest", "clips", "randomClips")) {
            case "compliance" -> {
                steps.allowOnly("kind", "fee");
                Node fee = steps.optional("fee");
                yield new Steps.Compliance(fee == null ? 0 : Quantity.share(fee));
            }
            case "tiers" -> tiers(steps);
            case "partThenRest" -> {
                steps.allowOnly("kind", "part", "above", "pause");
                yield new Steps.PartThenRest(
                        Quantity.positiveShare(steps.required("part")),
                        Quantity.money(steps.required("above")),
                        Quantity.positiveDuration(steps.required("pause")));
            }
            case "clips" -> {
                steps.allowOnly("kind", "size", "every");
                Node size = steps.required("size");
                long clip = Quantity.size(size, sizeDecimals);
                if (clip < 0) {
                    throw size.mistake("must be positive");
                }
                yield new Steps.Clips(clip, Quantity.positiveDuration(steps.required("every")));
            }
            case "randomClips" -> randomClips(steps);
            default -> {
                steps.allowOnly("kind", "rest");
                yield new Steps.Whole(takesOver(steps));
            }
        };
    }

    private static Steps tiers(Node steps) {
        steps.allowOnly("kind", "down", "lowest", "needsLowestRatio", "wholly", "rest");
        return new Steps.Tiers(
                (int) steps.required("down").whole(1, MOST_TIERS),
                (int) steps.required("lowest").whole(2, MOST_TIERS),
                steps.flag("needsLowestRatio"),
                steps.flag("wholly"),
                takesOver(steps));
    }

    private static Steps randomClips(Node steps) {
        steps.allowOnly("kind", "oneIn", "part", "least", "volume");
        Node part = steps.required("part");
        long ratio = Quantity.positiveShare(part);
        if (ratio > HALF) {
            throw part.mistake("must be at most 50%");
        }
        return new Steps.RandomClips(
                (int) steps.required("oneIn").whole(1, Integer.MAX_VALUE),
                ratio,
                Quantity.money(steps.required("least")),
                Quantity.money(steps.required("volume")));
    }

    private static boolean takesOver(Node steps) {
        Node rest = steps.optional("rest");
        return rest == null || rest.oneOf("takeOver", "tryAgain").equals("takeOver");
    }
}
