import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.web3j.codegen.SolidityFunctionWrapperGenerator;

/**
 * Writes one web3j wrapper per compiled contract and a list of them all: {@code GenerateWrappers COMPILED OUT PACKAGE}. Run
 * from its source.
 */
public final class GenerateWrappers {

    private GenerateWrappers() {}

    public static void main(String[] args) throws IOException {
        Path compiled = Path.of(args[0]);
        Path out = Path.of(args[1]);
        List<String> contracts = contractsIn(compiled);
        for (String contract : contracts) {
            generate(contract, compiled, out, args[2]);
        }
        list(contracts, out, args[2]);
    }

    private static void list(List<String> contracts, Path out, String javaPackage) throws IOException {
        String entries = contracts.stream()
                .map(name -> "            Map.entry(\"%s\", %s.class)".formatted(name, name))
                .collect(Collectors.joining(",\n"));
        String source = """
            package %s;

            import java.util.Map;
            import org.web3j.tx.Contract;

            /** The wrappers of all contracts by name. */
            public final class Wrappers {

                public static final Map<String, Class<? extends Contract>> ALL = Map.ofEntries(
            %s);

                private Wrappers() {}
            }
            """.formatted(javaPackage, entries);
        Path file = out.resolve(javaPackage.replace('.', '/')).resolve("Wrappers.java");
        if (!Files.exists(file) || !Files.readString(file).equals(source)) {
            Files.writeString(file, source);
        }
    }

    private static List<String> contractsIn(Path compiled) throws IOException {
        try (Stream<Path> files = Files.list(compiled)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".abi"))
                    .map(name -> name.substring(0, name.length() - ".abi".length()))
                    .sorted()
                    .toList();
        }
    }

    private static void generate(String contract, Path compiled, Path out, String javaPackage) throws IOException {
        Path abi = compiled.resolve(contract + ".abi");
        Path wrapper = out.resolve(javaPackage.replace('.', '/')).resolve(contract + ".java");
        if (Files.exists(wrapper)
                && Files.getLastModifiedTime(wrapper).compareTo(Files.getLastModifiedTime(abi)) >= 0) {
            return;
        }
        SolidityFunctionWrapperGenerator.main(new String[] {
            "--abiFile=" + abi,
            "--binFile=" + compiled.resolve(contract + ".bin"),
            "--outputDir=" + out,
            "--package=" + javaPackage
        });
        // The generator reports a mistake of its caller on the console only.
        if (!Files.exists(wrapper)) {
            throw new IllegalStateException("no wrapper was generated at " + wrapper);
        }
    }
}
