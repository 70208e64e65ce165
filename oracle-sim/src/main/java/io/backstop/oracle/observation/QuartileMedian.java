package io.backstop.oracle.observation;

/** The median of three votes for each quote: its price and both ends of its width (Pyth). */
final class QuartileMedian implements Aggregation {

    @Override
    public long price(Quotes quotes) {
        return Aggregation.middle(quotes.sortedVotes(), Quotes.VOTES * quotes.count());
    }

    /** The way from the median to the quartile that is further away. */
    @Override
    public long confidence(Quotes quotes) {
        long[] votes = quotes.sortedVotes();
        int count = Quotes.VOTES * quotes.count();
        int quarter = count / 4;
        long median = Aggregation.middle(votes, count);
        return Math.max(median - votes[quarter], votes[count - 1 - quarter] - median);
    }
}
