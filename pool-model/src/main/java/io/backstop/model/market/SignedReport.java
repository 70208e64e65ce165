// Mirrors the struct of interfaces/ISignedReports.sol
package io.backstop.model.market;

/**
 * A report and the signature of its EIP-712 digest.
 *
 * @param signature r, s and v in hexadecimal with the prefix {@code 0x}, 65 bytes if it is one at all
 */
public record SignedReport(Report report, String signature) {}
