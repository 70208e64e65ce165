package io.backstop.contracts.sender;

import java.util.List;

/** Remembers what an account has offered, so that whoever starts anew after a sudden end finds it. */
public interface OfferJournal {

    /** Remembers nothing. */
    OfferJournal NONE = new OfferJournal() {
        @Override
        public List<Offer> open() {
            return List.of();
        }

        @Override
        public void offers(Offer offer) {}

        @Override
        public void settled(long nonce) {}
    };

    /** What had been offered and not settled when the journal was opened, by nonce, the offers for one in their order. */
    List<Offer> open();

    /** An offer is about to be sent. */
    void offers(Offer offer);

    /** The nonce has been used for good. */
    void settled(long nonce);
}
