package io.backstop.model.cex.mark;

/** The index itself, whatever the book says and whatever funding is paid (dYdX v4, Drift). */
public final class IndexMark implements MarkPolicy {

    @Override
    public long update(MarkInputs inputs) {
        return inputs.index();
    }
}
