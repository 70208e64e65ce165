package io.backstop.model.cex.book;

/** What happens to a limit order that would pay more, or take less, than the price band allows. */
public enum OutsideBand {
    /** It is refused. */
    REFUSE,
    /** Its price becomes the edge of the band. */
    CLIP
}
