package io.backstop.model.scenario;

import io.backstop.model.units.Figures;

/** How a price gets on chain. */
public sealed interface FeedSource {

    /** No time that a feed is made with is longer, seconds. */
    long LONGEST = 365L * 86_400;

    /** No fee for a price is higher, wei. */
    long MOST_FEE_WEI = 1_000_000_000_000_000L;

    /** What whoever brings a price pays for it once it lands, wei. */
    long feeWei();

    /** A publisher sends it, and nobody else; nobody pays for it. */
    record Push() implements FeedSource {

        @Override
        public long feeWei() {
            return 0;
        }
    }

    /** Signers report it off chain, and somebody brings their reports. */
    sealed interface Signed extends FeedSource {

        /** Who is heard. */
        QuorumSpec quorum();

        /** What the feed remembers. */
        FeedHistorySpec history();

        /** What is reported beside the price. */
        ReportFigures figures();
    }

    /**
     * Whoever needs it sends what signers reported off chain.
     *
     * @param quorum who is heard
     * @param timestampSpread how far apart the reports of one update may be, seconds (GMX v2: 60)
     * @param maxAge how old the oldest report of an update may be, seconds (GMX v2: 300, Pyth 30)
     * @param history what is remembered
     * @param figures what is reported beside the price
     * @param feeWei for each price that lands, wei
     */
    record Pull(
            QuorumSpec quorum,
            long timestampSpread,
            long maxAge,
            FeedHistorySpec history,
            ReportFigures figures,
            long feeWei)
            implements Signed {

        /** Reports of a price without a doubt that cost nothing. */
        public Pull(QuorumSpec quorum, long timestampSpread, long maxAge, FeedHistorySpec history) {
            this(quorum, timestampSpread, maxAge, history, ReportFigures.NONE, 0);
        }

        /** Checks the figures. */
        public Pull {
            Figures.requireWithin("timestampSpread", timestampSpread, 0, LONGEST);
            Figures.requireWithin("maxAge", maxAge, 0, LONGEST);
            Figures.requireWithin("feeWei", feeWei, 0, MOST_FEE_WEI);
        }
    }

    /**
     * Somebody asks first, and signers report for the moment that was asked for.
     *
     * @param quorum who is heard
     * @param versions the moments that can be asked for (Perennial v2: every 5 to 10 s, 2 to 7 s, timeout 30 to 60 s)
     * @param history what is remembered
     * @param figures what is reported beside the price
     * @param feeWei for each version that is settled with reports, wei
     */
    record RequestCommit(
            QuorumSpec quorum, VersionSpec versions, FeedHistorySpec history, ReportFigures figures, long feeWei)
            implements Signed {

        /** Reports of a price without a doubt that cost nothing. */
        public RequestCommit(QuorumSpec quorum, VersionSpec versions, FeedHistorySpec history) {
            this(quorum, versions, history, ReportFigures.NONE, 0);
        }

        /** Checks the figures. */
        public RequestCommit {
            Figures.requireWithin("feeWei", feeWei, 0, MOST_FEE_WEI);
        }
    }
}
