package io.backstop.simulator.scenario;

import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookLiquidationSpec.MarginLeft;
import io.backstop.model.scenario.BookLiquidationSpec.Order;
import io.backstop.model.scenario.BookLiquidationSpec.Takeover;
import io.backstop.model.scenario.BookLiquidationSpec.TakeoverPrice;
import org.jspecify.annotations.Nullable;

/** {@code liquidation} of a book venue; what is left out is the usual rule. */
final class BookLiquidationSection {

    private static final long RATIO_ONE = 1_000_000_000;
    private static final long MOST_FACTOR = 100 * RATIO_ONE;

    private BookLiquidationSection() {}

    /** Reads sizes in the unit of {@code sizeDecimals}. */
    static BookLiquidationSpec read(@Nullable Node liquidation, int sizeDecimals) {
        BookLiquidationSpec usual = BookLiquidationSpec.USUAL;
        if (liquidation == null) {
            return usual;
        }
        liquidation.allowOnly("takeover", "steps", "order", "marginLeft", "takeoverPrice");
        Node takeover = liquidation.optional("takeover");
        Node steps = liquidation.optional("steps");
        Node order = liquidation.optional("order");
        Node left = liquidation.optional("marginLeft");
        Node price = liquidation.optional("takeoverPrice");
        return new BookLiquidationSpec(
                takeover == null ? usual.takeover() : takeover(takeover),
                steps == null ? usual.steps() : LiquidationStepsSection.read(steps, sizeDecimals),
                order == null ? usual.order() : order(order),
                left == null ? usual.marginLeft() : marginLeft(left),
                price == null ? usual.takeoverPrice() : takeoverPrice(price));
    }

    private static Takeover takeover(Node takeover) {
        return switch (takeover.required("kind").oneOf("none", "belowMaintenance", "belowCloseFraction")) {
            case "belowMaintenance" -> {
                takeover.allowOnly("kind", "share");
                yield fraction(takeover.required("share"));
            }
            case "belowCloseFraction" -> {
                takeover.allowOnly("kind", "most");
                yield new Takeover.BelowCloseFraction(Quantity.share(takeover.required("most")));
            }
            default -> {
                takeover.allowOnly("kind");
                yield new Takeover.None();
            }
        };
    }

    /** A fraction of whole numbers, because no ratio is two thirds exactly. */
    private static Takeover fraction(Node share) {
        String text = share.text();
        if (!text.matches("[0-9]{1,6}/[1-9][0-9]{0,5}")) {
            throw share.mistake("must be a fraction such as 2/3");
        }
        int slash = text.indexOf('/');
        int parts = Integer.parseInt(text, 0, slash, 10);
        int of = Integer.parseInt(text, slash + 1, text.length(), 10);
        if (parts > of) {
            throw share.mistake("must be at most 1");
        }
        return new Takeover.BelowMaintenance(parts, of);
    }

    private static Order order(Node order) {
        return switch (order.required("kind").oneOf("bankruptcy", "market", "nearMarket", "fillable")) {
            case "market" -> {
                order.allowOnly("kind");
                yield new Order.Market();
            }
            case "nearMarket" -> {
                order.allowOnly("kind", "through", "life");
                yield new Order.NearMarket(
                        Quantity.ratioBelowOne(order.required("through")),
                        Quantity.positiveDuration(order.required("life")));
            }
            case "fillable" -> {
                order.allowOnly("kind", "spread", "adjustment");
                yield new Order.Fillable(
                        factor(order.required("spread"), 0), factor(order.required("adjustment"), RATIO_ONE));
            }
            default -> {
                order.allowOnly("kind", "waits");
                yield new Order.Bankruptcy(order.flag("waits"));
            }
        };
    }

    private static long factor(Node node, long least) {
        long value = Quantity.ratio(node);
        if (value < least || value > MOST_FACTOR) {
            throw node.mistake("must be from %d%% to 10000%%".formatted(least / (RATIO_ONE / 100)));
        }
        return value;
    }

    private static MarginLeft marginLeft(Node left) {
        return switch (left.required("kind").oneOf("kept", "returned", "cappedPenalty")) {
            case "returned" -> {
                left.allowOnly("kind", "clearanceFee");
                Node fee = left.optional("clearanceFee");
                yield new MarginLeft.Returned(fee == null ? 0 : Quantity.share(fee));
            }
            case "cappedPenalty" -> {
                left.allowOnly("kind", "most");
                yield new MarginLeft.CappedPenalty(Quantity.share(left.required("most")));
            }
            default -> {
                left.allowOnly("kind");
                yield new MarginLeft.Kept();
            }
        };
    }

    private static TakeoverPrice takeoverPrice(Node price) {
        return switch (price.oneOf("bankruptcy", "zero", "markWithMargin")) {
            case "zero" -> TakeoverPrice.ZERO;
            case "markWithMargin" -> TakeoverPrice.MARK_WITH_MARGIN;
            default -> TakeoverPrice.BANKRUPTCY;
        };
    }
}
