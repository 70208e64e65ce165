package io.backstop.model.scenario;

/** When a feed's reports are to be had, and which times they carry. */
public interface ReportTimes {

    /** Those of the tape, on which all is written from the beginning. */
    ReportTimes OF_TAPE = new ReportTimes() {
        @Override
        public boolean hasBegun(int step) {
            return true;
        }

        @Override
        public long published(OracleUpdate update, long last) {
            return update.publishTime();
        }

        @Override
        public long lastSeeding() {
            return 0;
        }
    };

    /** Whether a step has begun, so that all is known that its block can tell of. */
    boolean hasBegun(int step);

    /**
     * The publish time that an update carries on the chain, epoch seconds.
     *
     * @param last the publish time of the feed's price before
     */
    long published(OracleUpdate update, long last);

    /** The publish time of the price before the tape, epoch seconds; known when that is shown, and of no account by the tape. */
    long lastSeeding();
}
