package io.backstop.model.scenario;

/**
 * One price that reaches a feed.
 *
 * @param step the step in which it lands
 * @param price 1e-8 dollar, positive
 * @param publishTime when it was observed, epoch seconds
 * @param confidence half the width in which its observers believe it to lie, 1e-8 dollar; 0 where they do not say
 */
public record OracleUpdate(int step, long price, long publishTime, long confidence) {

    /** A price whose observers do not say how sure they are. */
    public OracleUpdate(int step, long price, long publishTime) {
        this(step, price, publishTime, 0);
    }
}
