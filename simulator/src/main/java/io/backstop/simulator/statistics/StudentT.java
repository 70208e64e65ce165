package io.backstop.simulator.statistics;

/** The t at which Student's distribution reaches 97.5 %. */
final class StudentT {

    private static final double NORMAL = 1.959963984540054;

    /** For 1 to 10 degrees of freedom, as every table has it; above, the expansion is right to five digits. */
    private static final double[] FEW = {
        12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139
    };

    private StudentT() {}

    /**
     * The quantile.
     *
     * @param freedom degrees of freedom, positive
     */
    static double quantile975(int freedom) {
        return freedom <= FEW.length ? FEW[freedom - 1] : expanded(freedom);
    }

    /** Cornish and Fisher's expansion about the normal quantile (Abramowitz and Stegun 26.7.5). */
    private static double expanded(int freedom) {
        double z = NORMAL;
        double square = z * z;
        double first = z * (square + 1) / 4;
        double second = z * ((5 * square + 16) * square + 3) / 96;
        double third = z * (((3 * square + 19) * square + 17) * square - 15) / 384;
        double fourth = z * ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945) / 92_160;
        return z + (first + (second + (third + fourth / freedom) / freedom) / freedom) / freedom;
    }
}
