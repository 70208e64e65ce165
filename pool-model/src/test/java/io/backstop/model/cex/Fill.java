package io.backstop.model.cex;

/** One fill as a value. */
record Fill(int maker, int taker, long price, long size) {}
