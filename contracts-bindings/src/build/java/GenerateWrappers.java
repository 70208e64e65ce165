import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.web3j.codegen.SolidityFunctionWrapperGenerator;

/** Writes one web3j wrapper per compiled contract: {@code GenerateWrappers COMPILED OUT PACKAGE}. Run from its source. */
public final class GenerateWrappers {

    private GenerateWrappers() {}

    public static void main(String[] args) throws IOException {
        Path compiled = Path.of(args[0]);
        Path out = Path.of(args[1]);
        for (String contract : contractsIn(compiled)) {
            generate(contract, compiled, out, args[2]);
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
