package io.backstop.model.venue;

/** What a keeper asks the market about a position whose health its own table cannot tell, such as what it owes. */
@FunctionalInterface
public interface HealthReader {

    /** The health of an open position at the last mark. */
    Health read(int account);
}
